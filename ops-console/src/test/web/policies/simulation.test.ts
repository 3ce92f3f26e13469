import { describe, expect, test } from 'vitest';
import type { Impact, Simulation } from '../../../main/web/policies/contract';
import { barsOf, latestOf, progress, shares, verdict } from '../../../main/web/policies/simulation';

const impact = (change: Partial<Impact>): Impact => ({
  ...{ orders: 100, passed: 90, rejected: 0, admitted: 0, rerouted: 0, accounts: 0, notional: {}, symbols: {} },
  ...{ rules: {}, slots: [], samples: [], everything: false },
  ...change,
});

const simulation = (id: string, change: Partial<Simulation> = {}): Simulation => ({
  ...{ id, policy: 'gold', version: 2, revision: 1, hours: 24, state: 'DONE', by: 'dealer', read: 5, total: 10 },
  ...{ startedAt: '2026-11-30T10:00:00Z' },
  ...change,
});

describe('what a simulation found', () => {
  const said = (change: Partial<Impact>, hours = 24) => verdict({ hours, impact: impact(change) });

  test('everything rejected is said with the number of orders', () => {
    expect(said({ rejected: 1234, passed: 1234, everything: true })).toEqual({
      tone: 'bad',
      title: 'It would reject everything',
      says: 'All 1,234 orders of the last 24 hours that pass now would be rejected.',
    });
  });

  test('from half of the orders on it is a warning', () => {
    expect(said({ rejected: 44 }).tone).toBe('info');
    expect(said({ rejected: 45 })).toMatchObject({
      tone: 'warn',
      says: '45 of 90 orders of the last 24 hours that pass now would be rejected.',
    });
  });

  test('otherwise the numbers are told', () => {
    expect(said({ rejected: 3, rerouted: 2 }, 1).says).toBe('It would reject 3, reroute 2 of 100 orders of the last hour.');
    expect(said({ slowed: 7 }).says).toBe('It would slow 7 of 100 orders of the last 24 hours.');
    expect(said({}).says).toBe('It would change none of 100 orders of the last 24 hours.');
    expect(said({ orders: 0 }).title).toBe('No order to look at');
  });
});

test('the latest is of the version as it stands, one that is done before one that runs', () => {
  const all = [
    simulation('edited', { revision: 2 }),
    simulation('running', { state: 'RUNNING' }),
    simulation('done'),
    simulation('older'),
  ];
  expect(latestOf(all, { version: 2, revision: 1 })?.id).toBe('done');
  expect(latestOf(all.slice(0, 2), { version: 2, revision: 1 })?.id).toBe('running');
  expect(latestOf(all, { version: 3, revision: 1 })).toBeUndefined();
});

test('progress is a part of what there is to read', () => {
  expect(progress(simulation('a', { state: 'RUNNING' }))).toBe(50);
  expect(progress(simulation('a', { state: 'RUNNING', read: 0, total: 0 }))).toBe(0);
  expect(progress(simulation('a', { read: 0, total: 0 }))).toBe(100);
});

test('bars have what changes and what stays', () => {
  const slots = [
    { from: '2026-11-30T10:00:00Z', orders: 10, rejected: 3, admitted: 0, rerouted: 1 },
    { from: '2026-11-30T10:15:00Z', orders: 9, rejected: 1, admitted: 0, rerouted: 0, slowed: 4 },
    { from: '2026-11-30T10:30:00Z', orders: 0, rejected: 0, admitted: 0, rerouted: 0 },
  ];
  const bars = barsOf({ slots }, 1);
  expect(bars.map((b) => b.same)).toEqual([6, 4, 0]);
  expect(bars[0]?.until).toBe(Date.parse('2026-11-30T10:20:00Z'));
});

test('shares are most first, each a part of the largest', () => {
  expect(shares({ EURUSD: 2, XAUUSD: 8, '': 2 })).toEqual([
    { name: 'XAUUSD', count: 8, share: 100 },
    { name: 'no symbol', count: 2, share: 25 },
    { name: 'EURUSD', count: 2, share: 25 },
  ]);
});
