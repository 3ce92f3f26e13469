import { describe, expect, test } from 'vitest';
import type { Order } from '../../../main/web/api/types';
import {
  EMPTY_FEED,
  FEED_LIMIT,
  type Feed,
  heldCount,
  reduceFeed,
  rowsOf,
} from '../../../main/web/orders/feed';
import { order } from './order';

const NOW = Date.parse('2026-03-02T10:05:00Z');
const first = order({ id: 'T:1:1', receivedAt: '2026-03-02T10:00:01Z' });
const second = order({ id: 'T:1:2', receivedAt: '2026-03-02T10:00:01.5Z' });
const third = order({ id: 'T:1:3', receivedAt: '2026-03-02T10:00:02Z' });

const arrive = (feed: Feed, orders: Order[], shown: string[] = []) =>
  reduceFeed(feed, { type: 'arrived', orders, shown: new Set(shown) });
const ids = (rows: Order[]) => rows.map((o) => o.id);

describe('feed', () => {
  test('live orders come before loaded ones, newest first, whatever the digits of their seconds', () => {
    const feed = arrive(EMPTY_FEED, [third, second]);
    expect(ids(rowsOf([first], feed, {}, NOW))).toEqual(['T:1:3', 'T:1:2', 'T:1:1']);
  });

  test('an order that is loaded and live stands once, in its newest version', () => {
    const filled = order({ ...first, status: 'FILLED', updatedAt: '2026-03-02T10:00:03Z' });
    const feed = arrive(EMPTY_FEED, [filled]);
    expect(rowsOf([first], feed, {}, NOW)).toEqual([filled]);
  });

  test('an older version that arrives late changes nothing', () => {
    const filled = order({ ...first, status: 'FILLED', updatedAt: '2026-03-02T10:00:03Z' });
    const feed = arrive(arrive(EMPTY_FEED, [filled]), [first]);
    expect(rowsOf([], feed, {}, NOW)).toEqual([filled]);
  });

  test('while paused new orders are held and shown ones still change', () => {
    const paused = reduceFeed(EMPTY_FEED, { type: 'paused' });
    const filled = order({ ...first, status: 'FILLED', updatedAt: '2026-03-02T10:00:03Z' });
    const feed = arrive(paused, [filled, second], [first.id]);
    expect(rowsOf([first], feed, {}, NOW)).toEqual([filled]);
    expect(heldCount(feed, {}, NOW)).toBe(1);
  });

  test('resuming lets the held ones in', () => {
    const paused = arrive(reduceFeed(EMPTY_FEED, { type: 'paused' }), [second, third]);
    const feed = reduceFeed(paused, { type: 'resumed' });
    expect(ids(rowsOf([first], feed, {}, NOW))).toEqual(['T:1:3', 'T:1:2', 'T:1:1']);
    expect(heldCount(feed, {}, NOW)).toBe(0);
    expect(feed.paused).toBe(false);
  });

  test('held orders that the filter does not want are not counted', () => {
    const paused = arrive(reduceFeed(EMPTY_FEED, { type: 'paused' }), [
      second,
      order({ ...third, symbol: 'XAUUSD' }),
    ]);
    expect(heldCount(paused, { symbol: 'XAUUSD' }, NOW)).toBe(1);
  });

  test('a live order that no longer matches leaves the page', () => {
    const feed = arrive(EMPTY_FEED, [
      order({ ...first, status: 'FILLED', updatedAt: '2026-03-02T10:00:03Z' }),
    ]);
    expect(rowsOf([first], feed, { status: 'NEW' }, NOW)).toEqual([]);
  });

  test('restarting forgets what came and stays paused', () => {
    const paused = arrive(reduceFeed(EMPTY_FEED, { type: 'paused' }), [second]);
    expect(reduceFeed(paused, { type: 'restarted' })).toEqual({
      live: new Map(),
      held: new Map(),
      paused: true,
    });
  });

  test('keeps only the newest orders of a long day', () => {
    const many = Array.from({ length: FEED_LIMIT + 50 }, (_, i) =>
      order({ id: `T:1:${i}`, receivedAt: new Date(NOW + i).toISOString() }),
    );
    const rows = rowsOf([], arrive(EMPTY_FEED, many), {}, NOW);
    expect(rows).toHaveLength(FEED_LIMIT);
    expect(rows[0]?.id).toBe(`T:1:${FEED_LIMIT + 49}`);
  });
});
