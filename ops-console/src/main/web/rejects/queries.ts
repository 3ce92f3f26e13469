import { queryOptions } from '@tanstack/react-query';
import type { Params } from '../api/client';
import { items, pages } from '../api/lists';
import type { Reject, RejectCluster } from '../api/types';
import { resolveInstant } from '../ui/time';

export type Clusters = { items: RejectCluster[]; from: number; to: number };

/** The range a page without one in its URL shows. */
export const DEFAULT_RANGE = 'now-1h';

/** As many causes as the server tells at once. */
export const MOST_CLUSTERS = 500;

/** A range such as `now-1h` is counted back anew at each look; what it came to stands beside the clusters. */
export const clustersQuery = (range: string, params: Params) =>
  queryOptions({
    queryKey: ['reject-clusters', range, params],
    queryFn: async ({ signal }): Promise<Clusters> => {
      const now = Date.now();
      const from = resolveInstant(range, now) ?? new Date(now - 3_600_000).toISOString();
      const to = new Date(now).toISOString();
      const found = await items<RejectCluster>('/reject-clusters', { ...params, from, to, limit: MOST_CLUSTERS }, signal);
      return { items: found, from: Date.parse(from), to: now };
    },
    placeholderData: (old) => old,
    refetchInterval: 5_000,
  });

export const rejectsQuery = (params: Params) => pages<Reject>('rejects', '/rejects', params);
