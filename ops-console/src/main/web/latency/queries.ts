import { queryOptions } from '@tanstack/react-query';
import { get, type Params } from '../api/client';
import { items } from '../api/lists';
import { resolveInstant } from '../ui/time';
import type { Latency, LatencyHistogram } from '../api/types';

export const DEFAULT_RANGE = 'now-1h';

const since = (range: string) => ({ from: resolveInstant(range, Date.now()) });

export const latenciesQuery = (range: string, params: Params) =>
  queryOptions({
    queryKey: ['latencies', range, params],
    queryFn: ({ signal }) => items<Latency>('/latencies', { ...params, ...since(range) }, signal),
    placeholderData: (old) => old,
    refetchInterval: 5_000,
  });

export const histogramQuery = (range: string, params: Params) =>
  queryOptions({
    queryKey: ['latency-histogram', range, params],
    queryFn: ({ signal }) => get<LatencyHistogram>('/latencies/histogram', { ...params, ...since(range) }, signal),
    placeholderData: (old) => old,
    refetchInterval: 10_000,
  });
