import type { FixSession, Order } from '../api/types';
import { isLoggedOn, type OmsLink, routeOf } from '../sessions/state';
import type { Labelled } from '../ui/tone';

export type Flow = { perMinute: number; rejects: number };

const MINUTE = 60_000;

/** Orders that went to each OMS in the last minute, of those listed. */
export function flows(orders: Order[], now: number): Map<string, Flow> {
  const flows = new Map<string, Flow>();
  for (const order of orders) {
    if (!order.oms || now - Date.parse(order.receivedAt) > MINUTE) continue;
    const flow = flows.get(order.oms) ?? { perMinute: 0, rejects: 0 };
    flow.perMinute++;
    if (order.status === 'REJECTED') flow.rejects++;
    flows.set(order.oms, flow);
  }
  return flows;
}

/** What a link's line says in words: which way orders go, or that none does. */
export function linkState(link: OmsLink, dropCopy: FixSession | undefined): Labelled {
  const route = routeOf(link);
  if (route === 'none') return { label: 'Down', tone: 'bad' };
  if (route === 'secondary') return { label: 'On secondary', tone: 'warn' };
  if (dropCopy && !isLoggedOn(dropCopy)) return { label: 'Drop copy away', tone: 'warn' };
  return { label: 'On primary', tone: 'ok' };
}
