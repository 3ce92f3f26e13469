import type { Order } from '../api/types';
import { matcher, type OrderFilter } from './filter';

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
  const fits = matcher(filter, now);
  const { ids, orders } = settled(loaded);
  const added: Order[] = [];
  for (const order of feed.live.values()) if (!ids.has(order.id) && fits(order)) added.push(order);
  const kept: Order[] = [];
  for (const order of orders) {
    const live = feed.live.get(order.id);
    if (!live) kept.push(order);
    else {
      const newer = updated(live) >= updated(order) ? live : order;
      if (fits(newer)) kept.push(newer);
    }
  }
  return merged(added.sort(newestFirst), kept);
}

/** Both newest first already: a batch costs what it brings, not what is on the page. */
function merged(added: Order[], kept: Order[]): Order[] {
  const rows: Order[] = [];
  let i = 0;
  for (const order of kept) {
    for (let next = added[i]; next && newestFirst(next, order) <= 0; next = added[i]) {
      rows.push(next);
      i++;
    }
    rows.push(order);
  }
  return rows.concat(added.slice(i));
}

type Settled = { ids: ReadonlySet<string>; orders: Order[] };

const settledPages = new WeakMap<Order[], Settled>();

/** What the server gave, each order once and in order; worked out once for a list, however often it is drawn. */
function settled(loaded: Order[]): Settled {
  const known = settledPages.get(loaded);
  if (known) return known;
  const byId = new Map<string, Order>();
  for (const order of loaded) newest(byId, order);
  const made = { ids: new Set(byId.keys()), orders: [...byId.values()].sort(newestFirst) };
  settledPages.set(loaded, made);
  return made;
}

/** How many held orders would appear on resuming. */
export function heldCount(feed: Feed, filter: OrderFilter, now: number): number {
  const fits = matcher(filter, now);
  let count = 0;
  for (const order of feed.held.values()) if (fits(order)) count++;
  return count;
}

function newest(orders: Map<string, Order>, order: Order) {
  const known = orders.get(order.id);
  if (!known || updated(known) <= updated(order)) orders.set(order.id, order);
}

function trimmed(orders: Map<string, Order>): Map<string, Order> {
  if (orders.size <= FEED_LIMIT) return orders;
  const kept = [...orders.values()].sort(newestFirst).slice(0, FEED_LIMIT);
  return new Map(kept.map((order) => [order.id, order]));
}

const times = new WeakMap<Order, { received: number; updated: number }>();

/** Reading a date is dear and an order is compared often, so each is read once. */
function timesOf(order: Order) {
  const known = times.get(order);
  if (known) return known;
  const read = { received: Date.parse(order.receivedAt), updated: Date.parse(order.updatedAt) };
  times.set(order, read);
  return read;
}

const updated = (order: Order) => timesOf(order).updated;

const newestFirst = (a: Order, b: Order) =>
  timesOf(b).received - timesOf(a).received || (a.id < b.id ? 1 : -1);
