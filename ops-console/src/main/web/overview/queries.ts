import { queryOptions } from '@tanstack/react-query';
import { items } from '../api/lists';
import { resolveInstant } from '../ui/time';
import type { CompletenessMinute } from '../api/types';

export const completenessQuery = queryOptions({
  queryKey: ['completeness'],
  queryFn: ({ signal }) =>
    items<CompletenessMinute>('/completeness', { from: resolveInstant('now-30m', Date.now()) }, signal),
  refetchInterval: 5_000,
  retry: false,
});
