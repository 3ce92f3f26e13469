import type { Order } from '../api/types';
import { isReject } from '../orders/status';

export type Minute = { start: number; orders: number; rejects: number; known: boolean };

const MINUTE = 60_000;

/**
 * Orders per minute over the last `span` minutes, oldest first, the running minute last. `complete` says that the list
 * holds every order of that time; otherwise minutes up to the oldest order listed are not known.
 */
export function perMinute(orders: Order[], now: number, span: number, complete: boolean): Minute[] {
  const running = Math.floor(now / MINUTE) * MINUTE;
  const minutes: Minute[] = [];
  const index = new Map<number, Minute>();
  for (let i = span - 1; i >= 0; i--) {
    const minute = { start: running - i * MINUTE, orders: 0, rejects: 0, known: true };
    minutes.push(minute);
    index.set(minute.start, minute);
  }
  let oldest = Number.POSITIVE_INFINITY;
  for (const order of orders) {
    const at = Date.parse(order.receivedAt);
    oldest = Math.min(oldest, at);
    const minute = index.get(Math.floor(at / MINUTE) * MINUTE);
    if (!minute) continue;
    minute.orders++;
    if (isReject(order.status)) minute.rejects++;
  }
  if (!complete) for (const minute of minutes) minute.known = minute.start > oldest;
  return minutes;
}
