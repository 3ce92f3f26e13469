import type { OrderDetail, Verdict } from '../api/types';

/** What each rule of routing looks at; a rule this list does not know is shown by its name. */
export const RULES: Record<string, { name: string; asks: string; cancels: string }> = {
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
  'symbol-bucket': {
    name: 'Bucket to OMS',
    asks: 'The symbol’s bucket gives the OMS; the first route that fits wins.',
    cancels: 'follow their order',
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
