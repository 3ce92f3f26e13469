import { describe, expect, test } from 'vitest';
import { filtered, heatOf, objectOf, rejectClass } from '../../../main/web/rejects/clusters';
import type { RejectCluster } from '../../../main/web/api/types';

const cluster = (change: Partial<RejectCluster>): RejectCluster => ({
  id: 'c',
  fixSession: 'OMSA-P',
  text: 'Insufficient margin on account {number}',
  symbol: 'XAUUSD',
  ...{ rejectClass: 'MARGIN', owner: 'risk', firstAction: 'Look at the headroom.' },
  firstSeen: '2026-11-29T10:00:00Z',
  lastSeen: '2026-11-29T10:05:00Z',
  count: 3,
  accounts: 2,
  isNew: false,
  trend: [0, 1, 2],
  changesBefore: [],
  samples: [],
  ...change,
});

const all = [
  cluster({ id: 'a' }),
  cluster({ id: 'b', symbol: 'EURUSD', trend: [4, 0, 0], count: 4 }),
  cluster({ id: 'c', rejectClass: 'KILLED', text: 'stopped by a kill switch', trend: [0, 0, 9], count: 9 }),
];

describe('clusters', () => {
  test('the heat map adds up slice by slice, the most rejects first', () => {
    expect(heatOf(all, 'rejectClass')).toEqual([
      { key: 'KILLED', label: 'Kill switch', counts: [0, 0, 9], total: 9 },
      { key: 'MARGIN', label: 'Margin', counts: [4, 1, 2], total: 7 },
    ]);
    expect(heatOf(all, 'symbol').map((row) => [row.key, row.total])).toEqual([
      ['XAUUSD', 12],
      ['EURUSD', 4],
    ]);
    expect(heatOf(all, 'symbol', 1)).toHaveLength(1);
  });

  test('adding up leaves the clusters as they are', () => {
    heatOf(all, 'rejectClass');
    expect(all[0]?.trend).toEqual([0, 1, 2]);
  });

  test('are narrowed by class, symbol and words', () => {
    const ids = (rows: RejectCluster[]) => rows.map((c) => c.id);
    expect(ids(filtered(all, { rejectClass: 'MARGIN', symbol: 'XAUUSD' }))).toEqual(['a']);
    expect(ids(filtered(all, { q: 'KILL' }))).toEqual(['c']);
    expect(ids(filtered(all, { fixSession: 'OMSB-P' }))).toEqual([]);
  });

  test('a class this console does not know reads as its own words', () => {
    expect(rejectClass('SOME_NEW_CLASS')).toEqual({ label: 'Some new class', tone: 'warn' });
  });

  test('a change links to its object as the audit names it', () => {
    expect(objectOf({ objectType: 'symbol', objectId: 'LIVE:XAUUSD' })).toBe('symbol:LIVE:XAUUSD');
    expect(objectOf({ objectType: 'symbol', objectId: 'symbol:LIVE:XAUUSD' })).toBe('symbol:LIVE:XAUUSD');
  });
});
