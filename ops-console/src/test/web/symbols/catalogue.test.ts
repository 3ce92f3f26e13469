import { describe, expect, test } from 'vitest';
import type { KillSwitch, SymbolListing } from '../../../main/web/api/types';
import { commandOf, filtered, type Listed, outcome, withKills } from '../../../main/web/symbols/catalogue';

const listing = (environment: string, symbol: string, assetClass = 'FX'): SymbolListing => ({
  environment,
  symbol,
  description: `${symbol} spot`,
  assetClass,
  bucket: 'fx-major',
  currency: 'USD',
  contractSize: '100000',
  precision: 5,
  tickSize: '0.00001',
  minQty: '1000',
  maxQty: '1000000',
  qtyStep: '1000',
  ordTypes: ['MARKET'],
  sessions: [],
  omsSymbols: {},
  version: 1,
  updatedAt: '2026-03-02T10:00:00Z',
});

const kill: KillSwitch = {
  id: 'k1',
  environment: 'LIVE',
  symbol: 'GBPUSD',
  by: 'dealer',
  reason: 'frozen',
  since: '2026-03-02T10:00:00Z',
};

const all = withKills(
  [
    listing('LIVE', 'EURUSD'),
    listing('LIVE', 'GBPUSD'),
    listing('DEMO', 'GBPUSD'),
    listing('LIVE', 'WTI', 'ENERGY'),
  ],
  [kill],
);
const keys = (rows: Listed[]) => rows.map((r) => r.key);

describe('catalogue', () => {
  test('killed symbols come first; a kill holds one environment only', () => {
    expect(keys(all)).toEqual(['LIVE:GBPUSD', 'LIVE:EURUSD', 'DEMO:GBPUSD', 'LIVE:WTI']);
    expect(all.map((r) => r.kill?.id)).toEqual(['k1', undefined, undefined, undefined]);
  });

  test('is filtered by state, class, environment and words', () => {
    expect(keys(filtered(all, { state: 'killed' }))).toEqual(['LIVE:GBPUSD']);
    expect(keys(filtered(all, { state: 'tradable', env: 'LIVE' }))).toEqual(['LIVE:EURUSD', 'LIVE:WTI']);
    expect(keys(filtered(all, { assetClass: 'ENERGY' }))).toEqual(['LIVE:WTI']);
    expect(keys(filtered(all, { q: 'usd spot' }))).toHaveLength(3);
  });

  test('an act can be given to a program', () => {
    expect(commandOf({ release: kill }, "dealer's call")).toEqual({
      method: 'POST',
      path: '/kill-switches/k1/releases',
      body: { reason: "dealer's call" },
      cli: ['release', 'k1', '--reason', "dealer's call"],
    });
  });
});

describe('what a person is told', () => {
  test('of a kill that readers know of, and of one that is only stored', () => {
    expect(outcome('GBPUSD', true, true).title).toBe('GBPUSD killed');
    expect(outcome('GBPUSD', true, false).title).toBe('GBPUSD killed, not in force everywhere yet');
    expect(outcome('GBPUSD', false, false).title).toBe('GBPUSD released, not in force everywhere yet');
  });
});
