import { queryOptions } from '@tanstack/react-query';
import { get } from '../api/client';
import type { Position, SupportView } from '../api/types';

export const supportQuery = (account: string) =>
  queryOptions({
    queryKey: ['support', account],
    queryFn: ({ signal }) => get<SupportView>(`/support/accounts/${encodeURIComponent(account)}`, {}, signal),
    refetchInterval: 5_000,
  });

export const positionsQuery = (account: string) =>
  queryOptions({
    queryKey: ['positions', account],
    queryFn: ({ signal }) => get<{ items: Position[] }>('/positions', { account }, signal),
    refetchInterval: 5_000,
  });
