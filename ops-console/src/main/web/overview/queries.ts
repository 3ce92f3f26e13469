import { queryOptions } from '@tanstack/react-query';
import { items } from '../api/lists';
import { resolveInstant } from '../ui/time';
import type { CompletenessMinute } from './contract';

export const completenessQuery = queryOptions({
  queryKey: ['completeness'],
  queryFn: ({ signal }) =>
    items<CompletenessMinute>(
      '/completeness',
      { from: resolveInstant('now-30m', Date.now()), limit: 500 },
      signal,
    ),
  refetchInterval: 5_000,
  retry: false,
});
