import type { Params } from '../api/client';
import type { Order } from '../api/types';
import { resolveInstant } from '../ui/time';

/** The orders page's filter exactly as it stands in the URL; `status` may list several, what is not set is absent. */
export type OrderFilter = {
  q?: string;
  status?: string;
  symbol?: string;
  account?: string;
  clientSession?: string;
  oms?: string;
  from?: string;
  to?: string;
};

const NAMES = ['q', 'status', 'symbol', 'account', 'clientSession', 'oms', 'from', 'to'] as const;

/** Reads a filter from a URL's search values: unknown names and empty values are dropped. */
export function readFilter(search: Record<string, unknown>): OrderFilter {
  const filter: OrderFilter = {};
  for (const name of NAMES) {
    const value = search[name];
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const text = String(value).trim();
    if (text) filter[name] = text;
  }
  return filter;
}

export function activeFilters(filter: OrderFilter): (keyof OrderFilter)[] {
  return NAMES.filter((name) => filter[name] !== undefined);
}

/** The request that answers a filter: relative times become instants here, when it is sent. */
export function requestOf(filter: OrderFilter, now: number): Params {
  const { from, to, ...rest } = filter;
  return { ...rest, from: resolveInstant(from, now), to: resolveInstant(to, now) };
}

/** Whether a live order belongs on a page with this filter; relative times are read once for all of them. */
export function matcher(filter: OrderFilter, now: number): (order: Order) => boolean {
  if (activeFilters(filter).length === 0) return () => true;
  const from = millisOf(filter.from, now);
  const to = millisOf(filter.to, now);
  const statuses = filter.status?.split(',');
  return (order) =>
    (!statuses || statuses.includes(order.status)) &&
    same(filter.symbol, order.symbol) &&
    same(filter.account, order.account) &&
    same(filter.clientSession, order.clientSession) &&
    same(filter.oms, order.oms) &&
    (from === undefined || Date.parse(order.receivedAt) >= from) &&
    (to === undefined || Date.parse(order.receivedAt) < to) &&
    finds(filter.q, order);
}

export const matches = (filter: OrderFilter, order: Order, now: number) => matcher(filter, now)(order);

function millisOf(text: string | undefined, now: number): number | undefined {
  const instant = resolveInstant(text, now);
  return instant === undefined ? undefined : Date.parse(instant);
}

function same(wanted: string | undefined, value: string | null | undefined): boolean {
  return !wanted || wanted.toUpperCase() === (value ?? '').toUpperCase();
}

function finds(q: string | undefined, order: Order): boolean {
  if (!q) return true;
  const needle = q.toUpperCase();
  return [order.id, order.clOrdId, order.orderId, order.account, order.symbol, order.clientSession].some(
    (text) => (text ?? '').toUpperCase().includes(needle),
  );
}
