import type { Params } from '../api/client';
import { olderSeconds } from './ages';

/** What the queue is asked, as it stands in the URL; without `status` the open ones. */
export type BreakFilter = {
  status?: string;
  type?: string;
  oms?: string;
  symbol?: string;
  severity?: string;
  review?: string;
  owner?: string;
  older?: string;
};

export const NARROWING = ['type', 'oms', 'symbol', 'severity', 'review', 'owner', 'older'] as const;

export const narrowed = (filter: BreakFilter) => NARROWING.some((name) => filter[name]);

/** The request that answers a filter; `me` stands for the reader. */
export function requestOf(filter: BreakFilter, user: string): Params {
  const { status = 'OPEN', older, owner, symbol, type, oms, severity, review } = filter;
  return {
    status: status === 'ALL' ? undefined : status,
    ...{ type, oms, severity, review },
    symbol: symbol?.toUpperCase(),
    owner: owner === 'me' ? user : owner,
    olderThanSeconds: olderSeconds(older),
  };
}
