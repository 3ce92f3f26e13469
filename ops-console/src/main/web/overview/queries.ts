import { queryOptions } from '@tanstack/react-query';
import { items } from '../api/lists';
import { resolveInstant } from '../ui/time';
import type { CompletenessMinute } from '../api/types';

/** Of one environment, or of all where it is empty. */
export const completenessQuery = (environment: string) =>
  queryOptions({
    queryKey: ['completeness', environment],
    queryFn: ({ signal }) =>
      items<CompletenessMinute>('/completeness', { from: resolveInstant('now-30m', Date.now()), environment }, signal),
    placeholderData: (old) => old,
    refetchInterval: 5_000,
    retry: false,
  });
