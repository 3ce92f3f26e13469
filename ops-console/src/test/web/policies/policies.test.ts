import { describe, expect, test } from 'vitest';
import type { Finding, PolicyRow } from '../../../main/web/policies/contract';
import {
  afterwards,
  againstOf,
  bodyText,
  endAfter,
  ends,
  filtered,
  movesOf,
  parseBody,
  stage,
  TEMPLATE,
  why,
} from '../../../main/web/policies/policies';

const row = (id: string, change: Partial<PolicyRow> = {}): PolicyRow => ({
  ...{ id, environment: 'LIVE', control: 'LIMITS', state: 'ACTIVE', priority: 100, by: 'dealer', reason: 'news' },
  ...change,
});

const ids = (rows: PolicyRow[]) => rows.map((r) => r.id);

describe('the list', () => {
  const rows = [
    row('late', { priority: 200 }),
    row('draft', { state: 'DRAFT', priority: 1, environment: 'DEMO', by: null, reason: null }),
    row('early', { priority: 10, control: 'WINDOWS' }),
    row('b-same', { reason: 'Night desk' }),
    row('a-same'),
  ];

  test('has what is in force first, in the order in which it is asked', () => {
    expect(ids(filtered(rows, {}))).toEqual(['early', 'a-same', 'b-same', 'late', 'draft']);
  });

  test('is narrowed by environment, state and text', () => {
    expect(ids(filtered(rows, { env: 'DEMO' }))).toEqual(['draft']);
    expect(ids(filtered(rows, { state: 'DRAFT' }))).toEqual(['draft']);
    expect(ids(filtered(rows, { q: 'trading HOURS' }))).toEqual(['early']);
    expect(ids(filtered(rows, { q: 'night' }))).toEqual(['b-same']);
    expect(ids(filtered(rows, { q: 'night', env: 'DEMO' }))).toEqual([]);
  });
});

test('states and reasons that are not known are read as they are', () => {
  expect(stage('SUBMITTED').label).toBe('Waits for approval');
  expect(stage('ON_HOLD')).toEqual({ label: 'On hold', tone: 'idle' });
  expect(why('ONE_PERSON').tone).toBe('warn');
});

test('an end is told from now, and what holds then', () => {
  const now = Date.parse('2026-11-30T14:30:00Z');
  expect(ends('2026-11-30T14:42:10Z', now)).toBe('in 12 min');
  expect(ends('2026-11-30T14:29:59Z', now)).toBe('now');
  expect(ends(null, now)).toBe('no end');
  expect(afterwards('2026-11-30T14:42:10Z', 3)).toBe('version 3 returns');
  expect(afterwards('2026-11-30T14:42:10Z', null)).toBe('nothing is in force');
  expect(afterwards(null, null)).toBe('stays until somebody ends it');
});

describe('what may happen to a version', () => {
  const acts = (state: string, findings: Finding[] = []) => movesOf({ state, findings, authors: ['dealer'] }, 'risk').map((m) => m.act);

  test('depends on its state', () => {
    expect(acts('DRAFT')).toEqual(['edit', 'simulate', 'submissions', 'discards']);
    expect(acts('SUBMITTED')).toEqual(['simulate', 'approvals', 'declines', 'discards']);
    expect(acts('APPROVED')).toEqual(['simulate', 'activations', 'discards']);
    expect(acts('SCHEDULED')).toEqual(['discards']);
    expect(acts('ENDED')).toEqual(['reverts']);
    expect([acts('ACTIVE'), acts('DECLINED'), acts('DISCARDED'), acts('ON_HOLD')]).toEqual([[], [], [], []]);
  });

  test('findings stand in the way of submitting and applying', () => {
    const findings = [{ pointer: '/priority', text: 'priority must be 0 to 10000, but is -1' }];
    expect(movesOf({ state: 'DRAFT', findings, authors: [] }, 'risk').find((m) => m.act === 'submissions')?.blocked).toBeTruthy();
    expect(movesOf({ state: 'APPROVED', findings, authors: [] }, 'risk').find((m) => m.act === 'activations')?.blocked).toBeTruthy();
    expect(movesOf({ state: 'DRAFT', findings, authors: [] }, 'risk').find((m) => m.act === 'edit')?.blocked).toBeUndefined();
  });

  test('the author does not approve, and is told so', () => {
    const approve = (me: string) =>
      movesOf({ state: 'SUBMITTED', findings: [], authors: ['dealer', 'lead'] }, me).find((m) => m.act === 'approvals');
    expect(approve('lead')?.blocked).toContain('somebody else');
    expect(approve('risk')?.blocked).toBeUndefined();
  });

  test('each asks for its own permission', () => {
    const of = (state: string) => movesOf({ state, findings: [], authors: [] }, 'risk').map((m) => m.permission);
    expect(of('SUBMITTED')).toEqual(['policy:write', 'policy:approve', 'policy:approve', 'policy:write']);
    expect(of('SUPERSEDED')).toEqual(['policy:revert']);
  });
});

test('a draft is compared with what is in force, another version with the one before', () => {
  expect(againstOf(5, 'DRAFT', 2)).toBe(2);
  expect(againstOf(5, 'DRAFT', undefined)).toBe(4);
  expect(againstOf(2, 'ACTIVE', 2)).toBe(1);
  expect(againstOf(1, 'ENDED', 2)).toBeUndefined();
});

describe('the body as text', () => {
  test('leaves out what does not restrict and comes back as it was', () => {
    const text = bodyText({
      environment: 'LIVE',
      priority: 10,
      match: { symbols: ['XAU*'], accounts: [] },
      condition: null,
      control: { kind: 'LIMITS', minQty: null, maxQty: '5' },
    });
    expect(JSON.parse(text)).toEqual({
      environment: 'LIVE',
      priority: 10,
      match: { symbols: ['XAU*'] },
      control: { kind: 'LIMITS', maxQty: '5' },
    });
    expect(parseBody(text)).toMatchObject({ body: JSON.parse(text) });
  });

  test('that is none says where', () => {
    expect(parseBody('{\n  "priority": 10,\n}')).toEqual({ fault: 'Line 3, column 1: a name in quotes is expected' });
    expect(parseBody('[]')).toEqual({ fault: 'Line 1, column 1: an object in braces is expected' });
    expect(parseBody('{"environment": "LIVE", "priority": 1}')).toEqual({ fault: 'control is missing' });
    expect(parseBody('{"environment": "LIVE", "priority": 1,\n "control": "x"}')).toEqual({
      fault: 'Line 2, column 13: a control with its kind is expected',
    });
  });

  test('of a new policy is one', () => {
    expect(parseBody(TEMPLATE)).toHaveProperty('body');
  });
});

test('an end is whole minutes ahead', () => {
  const now = Date.parse('2026-11-30T14:30:00Z');
  expect(endAfter('15', now)).toBe('2026-11-30T14:45:00.000Z');
  expect(['', ' ', '0', '-3', '1.5', 'x'].map((m) => endAfter(m, now))).toEqual(Array(6).fill(undefined));
});
