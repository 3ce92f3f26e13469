import { expect, test } from 'vitest';
import { heatShare, sliceStarts } from '../../../main/web/ui/heat';

test('nothing has no shade, one of a thousand is seen, the most is full', () => {
  expect(heatShare(0, 1_000)).toBe(0);
  expect(heatShare(1, 1_000)).toBeGreaterThan(18);
  expect(heatShare(1_000, 1_000)).toBe(100);
  expect(heatShare(1, 1)).toBe(100);
});

test('more is never fainter', () => {
  const shares = Array.from({ length: 200 }, (_, n) => heatShare(n, 199));
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
});

test('slices are of equal length and begin at the start', () => {
  expect(sliceStarts(0, 300, 3)).toEqual([0, 100, 200]);
});
