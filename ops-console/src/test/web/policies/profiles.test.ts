import { describe, expect, test } from 'vitest';
import { becauseOf, type Profile, thenOf } from '../../../main/web/policies/profiles';
import { shadowWords } from '../../../main/web/policies/shadow';
import { movesOf } from '../../../main/web/policies/policies';

const live = (more: Partial<Profile>): Profile => ({ environment: 'LIVE', profile: 'NORMAL', ...more });
const windows = [{ profile: 'MARKET_CLOSING', days: [], open: '16:50', close: '17:00' }];

describe('profiles', () => {
  test('why it is in its profile', () => {
    const switched = { profile: 'NEWS', by: 'dan', reason: '14:30', since: '2026-11-30T14:29:00Z' };
    const schedule = { zone: 'UTC', windows, by: 'ann', reason: 'every day' };
    expect(becauseOf(live({ profile: 'NEWS', switched, schedule }))).toBe('dan: 14:30');
    expect(becauseOf(live({ profile: 'MARKET_CLOSING', schedule }))).toBe('by the schedule');
    expect(becauseOf(live({ schedule }))).toBe('no window of the schedule is open');
    expect(becauseOf(live({}))).toBe('nobody switched it, and there is no schedule');
  });

  test('what comes after a switch', () => {
    const switched = { profile: 'NEWS', by: 'dan', reason: '14:30', since: '2026-11-30T14:29:00Z' };
    expect(thenOf(live({ switched }))).toBeUndefined();
    expect(thenOf(live({ switched: { ...switched, until: '2026-11-30T14:45:00Z' } }))).toBe('then by the schedule');
    expect(thenOf(live({ switched: { ...switched, until: '2026-11-30T14:45:00Z', returns: 'MARKET_CLOSING' } }))).toBe(
      'then Market closing',
    );
  });
});

test('only what can do nothing but stop orders is put in force alone', () => {
  const version = { state: 'DRAFT', findings: [], authors: ['dan'] };
  const body = (kind: string) => ({ environment: 'LIVE', priority: 10, control: { kind } });
  const acts = (kind: string) => movesOf({ ...version, body: body(kind) }, 'dan').map((m) => m.act);
  expect(acts('BLOCK')).toContain('emergency-activations');
  expect(acts('LIMITS')).not.toContain('emergency-activations');
});

test('a shadow in words', () => {
  const shadow = {
    ...{ id: 's', policy: 'gold', version: 2, revision: 1, state: 'RUNNING', by: 'dan' },
    ...{ startedAt: '2026-11-30T10:00:00Z', until: '2026-11-30T11:00:00Z', seen: 340, missed: 0 },
  };
  expect(shadowWords(shadow)).toBe(
    'Running: 0 of 0 orders that it is about would have met something else, of 340 decided',
  );
  expect(shadowWords({ ...shadow, state: 'STOPPED', missed: 2 })).toContain('Stopped: ');
  expect(shadowWords({ ...shadow, missed: 2 })).toContain('; 2 came too fast to be looked at');
});
