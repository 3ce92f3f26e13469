import { expect, test } from 'vitest';
import { backoff, phaseAt, STALE_AFTER_MS } from '../../../main/web/live/phase';

test('is live while events come', () => {
  expect(phaseAt(10_000, 9_000, 0)).toEqual({ state: 'live' });
});

test('is stale since the last event, once four statuses are missing', () => {
  expect(phaseAt(9_000 + STALE_AFTER_MS, 9_000, 0)).toEqual({ state: 'live' });
  expect(phaseAt(9_001 + STALE_AFTER_MS, 9_000, 0)).toEqual({ state: 'stale', since: 9_000 });
});

test('a stream that never came is first connecting, then stale since the start', () => {
  expect(phaseAt(1_000, undefined, 500)).toEqual({ state: 'connecting' });
  expect(phaseAt(5_000, undefined, 500)).toEqual({ state: 'stale', since: 500 });
});

test('waits longer between tries, up to 8 s', () => {
  expect([1, 2, 3, 4, 9].map(backoff)).toEqual([1_000, 2_000, 4_000, 8_000, 8_000]);
});
