import { infiniteQueryOptions } from '@tanstack/react-query';
import { get, type Params } from './client';
import type { Page } from './types';

const PAGE = 200;

/** Lists come as `{items, next}`; a bare array is read as its only page. */
async function page<T>(path: string, params: Params, signal: AbortSignal): Promise<Page<T>> {
  const answer = await get<Page<T> | T[]>(path, params, signal);
  return Array.isArray(answer) ? { items: answer, next: null } : answer;
}

/** A list that is short by nature. */
export async function items<T>(path: string, params: Params, signal: AbortSignal): Promise<T[]> {
  return (await page<T>(path, params, signal)).items;
}

/** A list that may be long, page by page. */
export function pages<T>(key: string, path: string, params: Params) {
  return infiniteQueryOptions({
    queryKey: [key, params],
    queryFn: ({ pageParam, signal }) => page<T>(path, { limit: PAGE, ...params, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
}
