import { queryOptions } from '@tanstack/react-query';
import { post, remove } from '../api/client';
import { items } from '../api/lists';
import type { NewView, SavedView } from '../api/types';

export const viewsQuery = queryOptions({
  queryKey: ['saved-views'],
  queryFn: ({ signal }) => items<SavedView>('/saved-views', {}, signal),
  staleTime: 60_000,
  retry: false,
});

export const saveView = (view: NewView, key: string) =>
  post<SavedView>('/saved-views', view, key);

export const forgetView = (id: string) => remove(`/saved-views/${encodeURIComponent(id)}`);
