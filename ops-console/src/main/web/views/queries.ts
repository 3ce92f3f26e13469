import { queryOptions } from '@tanstack/react-query';
import { post, remove } from '../api/client';
import { items } from '../api/lists';
import type { SavedView } from './contract';

export const viewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: ({ signal }) => items<SavedView>('/saved-views', {}, signal),
  staleTime: 60_000,
  retry: false,
});

export const saveView = (view: Omit<SavedView, 'id' | 'owner'>, key: string) =>
  post<SavedView>('/saved-views', view, key);

export const forgetView = (id: string) => remove(`/saved-views/${encodeURIComponent(id)}`);
