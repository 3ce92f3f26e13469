import type { OrderDetail, Verdict } from '../api/types';

/** What each rule of routing looks at; a rule this list does not know is shown by its name. */
export const RULES: Record<string, { name: string; asks: string; cancels: string }> = {
  queue: {
    name: 'Waited',
    asks: 'How long the order waited for a throttle before it was its turn.',
    cancels: 'never wait',
  },
  'state-fresh': {
    name: 'State is fresh',
    asks: 'Symbols, kill switches and accounts are at most 2 s old.',
    cancels: 'pass',
  },
  deadline: {
    name: 'Deadline',
    asks: 'SendingTime(52) is no older than the session allows.',
    cancels: 'pass',
  },
  'root-order': {
    name: 'Root order',
    asks: 'A request is about an order of the same session; it goes to the OMS that has it.',
    cancels: 'are asked',
  },
  'kill-switch': {
    name: 'Kill switch',
    asks: 'The symbol is not killed in the session’s environment.',
    cancels: 'pass',
  },
  'account-gate': {
    name: 'Account gate',
    asks: 'The account exists, belongs to the environment and may trade.',
    cancels: 'pass',
  },
  'symbol-access': {
    name: 'Symbol access',
    asks: 'The symbol is listed in the environment, and no policy blocks it.',
    cancels: 'pass',
  },
  'market-limits': {
    name: 'Market limits',
    asks: 'Order type, time in force, prices, and the quantity between least and most and on its step; then the limits of policies.',
    cancels: 'pass',
  },
  'price-collar': {
    name: 'Price collar',
    asks: 'Price(44) and StopPx(99) are near the reference price, which is fresh and has not moved too much.',
    cancels: 'pass',
  },
  'time-window': {
    name: 'Trading hours',
    asks: 'Every policy of hours about the order has a window open now.',
    cancels: 'pass',
  },
  'close-only': {
    name: 'Close only',
    asks: 'Where a policy says so, the order only reduces the account’s position, beside the open orders that do.',
    cancels: 'pass',
  },
  margin: {
    name: 'Margin',
    asks: 'Where a policy says so, the account’s funds cover the order beside all it holds and has open.',
    cancels: 'pass',
  },
  'repeated-execution': {
    name: 'Repeated executions',
    asks: 'No guard about the order has been tripped by too many executions and waits for somebody to let it on again.',
    cancels: 'pass',
  },
  'duplicate-order': {
    name: 'Duplicate order',
    asks: 'No order like it was sent to an OMS a moment ago: same account, symbol, side, type, quantity and prices.',
    cancels: 'pass',
  },
  throttle: {
    name: 'Throttle',
    asks: 'Every throttle about the order has enough left; where one has not, none is taken from.',
    cancels: 'counted where not exempt',
  },
  'forced-route': {
    name: 'Forced route',
    asks: 'A policy gives the OMS, and sets tags, before the bucket does; the first that is about the order wins.',
    cancels: 'follow their order',
  },
  failover: {
    name: 'Failover',
    asks: 'The OMS that it would go to is well, or gets it as a canary; else the policy’s next healthy one.',
    cancels: 'follow their order',
  },
  'symbol-bucket': {
    name: 'Bucket to OMS',
    asks: 'The symbol’s bucket gives the OMS; the first route that fits wins.',
    cancels: 'follow their order',
  },
  'session-throttle': {
    name: 'Throttle by OMS',
    asks: 'Every throttle that counts by OMS has enough left for the one the order goes to.',
    cancels: 'counted where not exempt',
  },
};

/** The rules in the order in which the newest of these orders that passed all of them was asked. */
export function orderOfRules(orders: OrderDetail[]): Verdict[] {
  let longest: Verdict[] = [];
  for (const order of orders) {
    for (const entry of order.timeline ?? []) {
      const trace = entry.trace ?? [];
      if (trace.length > longest.length) longest = trace;
    }
  }
  return longest;
}
