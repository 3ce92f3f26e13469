import type { Order } from '../api/types';
import { matches, type OrderFilter } from './filter';

/** Orders kept beside the loaded pages; older ones are on the server. */
export const FEED_LIMIT = 2_000;

/**
 * What the stream added since the page was loaded. While paused, new orders wait in `held`, so that rows do not move
 * under the reader's eyes; orders already on screen keep changing in place.
 */
export type Feed = {
  live: ReadonlyMap<string, Order>;
  held: ReadonlyMap<string, Order>;
  paused: boolean;
};

export type FeedEvent =
  | { type: 'arrived'; orders: Order[]; shown: ReadonlySet<string> }
  | { type: 'paused' }
  | { type: 'resumed' }
  | { type: 'restarted' };

export const EMPTY_FEED: Feed = { live: new Map(), held: new Map(), paused: false };

export function reduceFeed(feed: Feed, event: FeedEvent): Feed {
  switch (event.type) {
    case 'arrived': {
      const live = new Map(feed.live);
      const held = new Map(feed.held);
      for (const order of event.orders) {
        const known = live.has(order.id) || event.shown.has(order.id);
        newest(feed.paused && !known ? held : live, order);
      }
      return { ...feed, live: trimmed(live), held: trimmed(held) };
    }
    case 'paused':
      return { ...feed, paused: true };
    case 'resumed': {
      const live = new Map(feed.live);
      for (const order of feed.held.values()) newest(live, order);
      return { live: trimmed(live), held: new Map(), paused: false };
    }
    case 'restarted':
      return { ...EMPTY_FEED, paused: feed.paused };
  }
}

/** Loaded and live orders as one list, newest first, each once and in its newest version. */
export function rowsOf(loaded: Order[], feed: Feed, filter: OrderFilter, now: number): Order[] {
  const rows = new Map<string, Order>();
  for (const order of loaded) newest(rows, order);
  for (const order of feed.live.values()) newest(rows, order);
  return [...rows.values()]
    .filter((order) => !feed.live.has(order.id) || matches(filter, order, now))
    .map(dated)
    .sort(newestFirst)
    .map(({ order }) => order);
}

/** How many held orders would appear on resuming. */
export function heldCount(feed: Feed, filter: OrderFilter, now: number): number {
  let count = 0;
  for (const order of feed.held.values()) if (matches(filter, order, now)) count++;
  return count;
}

function newest(orders: Map<string, Order>, order: Order) {
  const known = orders.get(order.id);
  if (!known || Date.parse(known.updatedAt) <= Date.parse(order.updatedAt)) orders.set(order.id, order);
}

function trimmed(orders: Map<string, Order>): Map<string, Order> {
  if (orders.size <= FEED_LIMIT) return orders;
  const kept = [...orders.values()].map(dated).sort(newestFirst).slice(0, FEED_LIMIT);
  return new Map(kept.map(({ order }) => [order.id, order]));
}

type Dated = { order: Order; at: number };

const dated = (order: Order): Dated => ({ order, at: Date.parse(order.receivedAt) });

const newestFirst = (a: Dated, b: Dated) => b.at - a.at || (a.order.id < b.order.id ? 1 : -1);
