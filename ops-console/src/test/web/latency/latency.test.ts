import { expect, test } from 'vitest';
import type { Latency } from '../../../main/web/api/types';
import { heatOf, hopOf, millis, share, slowestFirst } from '../../../main/web/latency/latency';

const latency = (key: string, p99Millis: number, change: Partial<Latency> = {}): Latency => ({
  ...{ key, hop: 'total', count: 10, p50Millis: 1, p95Millis: 2, p99Millis, maxMillis: 9 },
  ...change,
});

test('the slowest comes first; other hops and empty rows are left out', () => {
  const rows = [latency('A', 3), latency('B', 8), latency('C', 99, { count: 0 }), latency('D', 50, { hop: 'ACK' })];
  expect(slowestFirst(rows, 'total').map((l) => l.key)).toEqual(['B', 'A']);
  expect(slowestFirst(rows, 'ack').map((l) => l.key)).toEqual(['D']);
});

test('a latency keeps the digits that mean something', () => {
  expect([0.004, 0.42, 3.14, 17.6, 1_204, 31_000].map(millis)).toEqual([
    '< 0.01 ms',
    '0.42 ms',
    '3.1 ms',
    '18 ms',
    '1.2 s',
    '31 s',
  ]);
});

test('the histogram has its slow buckets on top, every minute, without unused buckets at its ends', () => {
  const { rows, columns } = heatOf({
    bucketsMillis: [1, 2, 5, 10],
    minutes: [
      { minute: '2026-11-29T10:00:00Z', counts: [0, 3, 0, 0, 1] },
      { minute: '2026-11-29T10:02:00Z', counts: [0, 4, 0, 0, 0] },
    ],
  });
  expect(columns.map((c) => c.slice(11, 16))).toEqual(['10:00', '10:01', '10:02']);
  expect(rows.map((r) => [r.label, r.counts, r.total])).toEqual([
    ['over 10 ms', [1, 0, 0], 1],
    ['up to 10 ms', [0, 0, 0], 0],
    ['up to 5.0 ms', [0, 0, 0], 0],
    ['up to 2.0 ms', [3, 0, 4], 7],
  ]);
});

test('a day and many buckets are put together, and no order is lost', () => {
  const minutes = Array.from({ length: 1_440 }, (_, i) => ({
    minute: new Date(Date.UTC(2026, 10, 29, 0, i)).toISOString(),
    counts: Array.from({ length: 40 }, () => 1),
  }));
  const { rows, columns } = heatOf({ bucketsMillis: Array.from({ length: 40 }, (_, i) => i + 1), minutes });
  expect(columns).toHaveLength(60);
  expect(rows).toHaveLength(14);
  expect(rows.flatMap((r) => r.counts).reduce((a, b) => a + b, 0)).toBe(1_440 * 40);
});

test('a histogram of nothing has no rows', () => {
  expect(heatOf({ bucketsMillis: [], minutes: [] }).rows).toEqual([]);
});

test('an unknown hop in the URL is the whole way', () => {
  expect(hopOf('elsewhere').value).toBe('total');
  expect(hopOf('ack').value).toBe('ack');
});

test('shares grow with the value and end at 100', () => {
  expect(share(0, 50)).toBe(0);
  expect(share(50, 50)).toBe(100);
  expect(share(5, 50)).toBeLessThan(share(10, 50));
});
