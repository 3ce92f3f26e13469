import { queryOptions } from '@tanstack/react-query';
import { get } from '../api/client';
import type { SessionTimeline } from './timeline';

export const timelineQuery = (id: string, hours: number) =>
  queryOptions({
    queryKey: ['session-timeline', id, hours],
    queryFn: ({ signal }) => {
      const from = new Date(Date.now() - hours * 3_600_000).toISOString();
      const path = `/fix-sessions/${encodeURIComponent(id)}/timeline`;
      return get<SessionTimeline>(path, { from, limit: 500 }, signal);
    },
    placeholderData: (old) => old,
    refetchInterval: 10_000,
    retry: false,
  });
