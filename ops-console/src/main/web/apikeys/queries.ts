import { queryOptions } from '@tanstack/react-query';
import { queryText } from '../api/client';
import { items } from '../api/lists';
import type { ApiKey } from '../api/types';

export const apiKeysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => items<ApiKey>('/api-keys', { limit: 500 }, signal),
});

export const revokePath = (id: string, reason: string) =>
  `/api-keys/${encodeURIComponent(id)}${queryText({ reason })}`;
