import { queryOptions } from '@tanstack/react-query';
import { items } from '../api/lists';
import type { Explanation } from '../api/types';

/** Why an order and the requests about it went where they went, newest first. */
export const whyQuery = (order: string) =>
  queryOptions({
    queryKey: ['explanations', order],
    queryFn: ({ signal }) => items<Explanation>('/explanations', { order }, signal),
    retry: false,
  });

const KINDS: Record<string, string> = {
  NEW: 'New order',
  CANCEL: 'Cancel request',
  REPLACE: 'Replace request',
  STATUS: 'Status request',
};

/** `New order C7`. */
export const titleOf = ({ kind, clOrdId }: Pick<Explanation, 'kind' | 'clOrdId'>) =>
  `${KINDS[kind] ?? 'Request'} ${clOrdId}`;

/** Who had put a policy in force and why; undefined where nobody tells. */
export function whoOf({ by, reason, approvedBy }: Explanation['policies'][number]): string | undefined {
  if (!by) return undefined;
  return `by ${by}${approvedBy ? `, approved by ${approvedBy}` : ', seen by nobody else'}: ${reason ?? ''}`;
}
