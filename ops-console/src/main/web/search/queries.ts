import { queryOptions } from '@tanstack/react-query';
import { get } from '../api/client';
import type { SearchAnswer } from '../api/types';

/** What the server finds for any id; asked from the second character on. */
export const searchQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => get<SearchAnswer>('/search', { q }, signal),
    enabled: q.length >= 2,
    retry: false,
  });
