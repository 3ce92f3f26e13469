import { describe, expect, test } from 'vitest';
import {
  byUrgency,
  covered,
  documentOf,
  matcherText,
  matchersOf,
  needsSomeone,
  parameterName,
  parameterText,
  parseMatchers,
  ruleChanges,
  ruleName,
  severity,
  silenceState,
  statesOf,
} from '../../../main/web/alerts/alerts';
import type { Alert, AlertRule, AlertSilence } from '../../../main/web/api/types';

const alert = (id: string, change: Partial<Alert> = {}): Alert => ({
  ...{ id, rule: 'FixLinkDown', severity: 'CRITICAL', summary: id, labels: { oms: 'OMSA' }, state: 'OPEN', count: 1 },
  firstRaised: '2026-11-29T10:00:00Z',
  lastRaised: '2026-11-29T10:00:00Z',
  ...{ group: 'FixLinkDown', key: `FixLinkDown|${id}`, owner: 'fix-operations', page: '/', ruleVersion: 1 },
  runbook: '/api/v1/runbooks/FixLinkDown',
  ...change,
});

const rule: AlertRule = {
  ...{ id: 'OrderRejects', enabled: true, severity: 'WARNING', owner: 'dealing', condition: 'reject-share' },
  ...{ parameters: { percent: 5, windowMillis: 300_000 }, forMillis: 0, clearMillis: 10_000, groupBy: [] },
  ...{ version: 3, runbook: '/api/v1/runbooks/OrderRejects', reason: 'shipped with the platform' },
  ...{ changedBy: 'interlock', changedAt: '2026-11-23T08:00:00Z' },
};

describe('the inbox', () => {
  test('is asked for by the states that it shows', () => {
    expect([statesOf(undefined), statesOf('closed')]).toEqual(['OPEN,ACKNOWLEDGED', 'CLOSED']);
  });

  test('shows what nobody has taken first, silenced last, the graver and the newer before', () => {
    const sorted = [
      alert('taken', { state: 'ACKNOWLEDGED' }),
      alert('quiet', { silencedBy: 's1' }),
      alert('minor', { severity: 'WARNING' }),
      alert('older'),
      alert('newer', { firstRaised: '2026-11-29T11:00:00Z' }),
    ].sort(byUrgency);
    expect(sorted.map((a) => a.id)).toEqual(['newer', 'older', 'minor', 'quiet', 'taken']);
  });

  test('the badge counts neither taken nor silenced ones', () => {
    const all = [alert('a'), alert('b', { state: 'ACKNOWLEDGED' }), alert('c', { silencedBy: 's' })];
    expect(needsSomeone(all).map((a) => a.id)).toEqual(['a']);
  });

  test('words are read whatever their case, unknown ones as they are', () => {
    expect(severity('critical').tone).toBe('bad');
    expect(severity('PAGE_ME').label).toBe('Page me');
    expect(ruleName('FixOnSecondary')).toBe('FIX on secondary');
  });
});

describe('a silence', () => {
  test('made from an alert fits that alert', () => {
    const one = alert('a', { labels: { oms: 'OMSA', session: 'OMSA-P' } });
    expect(matcherText(matchersOf(one))).toBe('rule=FixLinkDown, oms=OMSA, session=OMSA-P');
    expect(covered([one, alert('b')], matchersOf(one))).toEqual([one]);
  });

  test('says what it fits: every label, with * for anything', () => {
    const all = [alert('a'), alert('b', { labels: { oms: 'OMSB' } }), alert('c', { rule: 'ServiceDown', labels: {} })];
    const ids = (text: string) => covered(all, parseMatchers(text).matchers).map((a) => a.id);
    expect(ids('rule=Fix*')).toEqual(['a', 'b']);
    expect(ids('rule=Fix*, oms=OMSB')).toEqual(['b']);
    expect(ids('oms=OMS.')).toEqual([]);
    expect(ids('')).toEqual([]);
  });

  test('that cannot be read says where', () => {
    expect(parseMatchers('rule=A, oms').fault).toBe('“oms” is not label=value');
  });

  test('is to come, holds, comes again or is over', () => {
    const silence: AlertSilence = {
      ...{ id: 's', matchers: [], owner: 'ops', reason: 'r', repeats: 'NEVER', matching: 0, active: false },
      createdAt: '2026-11-29T09:00:00Z',
      from: '2026-11-29T10:00:00Z',
      until: '2026-11-29T11:00:00Z',
    };
    const at = (time: string) => Date.parse(`2026-11-29T${time}Z`);
    expect(silenceState(silence, at('09:59:00')).label).toBe('To come');
    expect(silenceState(silence, at('10:30:00')).label).toBe('Quiet now');
    expect(silenceState(silence, at('11:00:00')).label).toBe('Over');
    expect(silenceState({ ...silence, repeats: 'DAILY' }, at('11:00:00')).label).toBe('Comes again');
    expect(silenceState({ ...silence, repeats: 'DAILY', active: true }, at('11:00:00')).label).toBe('Quiet now');
  });
});

describe('a rule', () => {
  test('tells what an edit changes, parameter by parameter', () => {
    const before = documentOf(rule);
    const after = { ...before, severity: 'CRITICAL', parameters: { ...before.parameters, percent: 8 } };
    expect(ruleChanges(before, after)).toEqual([
      { field: 'severity', before: 'WARNING', after: 'CRITICAL' },
      { field: 'percent', before: '5', after: '8' },
    ]);
    expect(ruleChanges(before, before)).toEqual([]);
  });

  test('its document is without what the server tells', () => {
    expect(Object.keys(documentOf(rule))).not.toContain('version');
  });

  test('its limits read as words', () => {
    expect(parameterName('maxAgeMillis')).toBe('Max age');
    expect(parameterText('maxAgeMillis', 30_000)).toBe('30 s');
    expect(parameterText('forMillis', 0)).toBe('0 ms');
    expect(parameterText('percent', 5)).toBe('5 %');
    expect(parameterText('max', 2)).toBe('2');
  });
});
