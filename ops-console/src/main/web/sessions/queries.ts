import { queryOptions } from '@tanstack/react-query';
import { get } from '../api/client';
import { items } from '../api/lists';
import type { Page, SessionEvent, SessionWindow } from '../api/types';
import { AHEAD } from './timeline';

export const timelineQuery = (id: string, hours: number) =>
  queryOptions({
    queryKey: ['session-timeline', id, hours],
    queryFn: ({ signal }) => {
      const from = new Date(Date.now() - hours * 3_600_000).toISOString();
      const path = `/fix-sessions/${encodeURIComponent(id)}/timeline`;
      return get<Page<SessionEvent>>(path, { from, limit: 500 }, signal);
    },
    placeholderData: (old) => old,
    refetchInterval: 10_000,
    retry: false,
  });

/** When the session should be logged on, back as far as the timeline and a part of it ahead. */
export const windowsQuery = (id: string, hours: number) =>
  queryOptions({
    queryKey: ['session-windows', id, hours],
    queryFn: ({ signal }) => {
      const span = hours * 3_600_000;
      const from = new Date(Date.now() - span).toISOString();
      const to = new Date(Date.now() + span * AHEAD).toISOString();
      return items<SessionWindow>(`/fix-sessions/${encodeURIComponent(id)}/windows`, { from, to }, signal);
    },
    placeholderData: (old) => old,
    refetchInterval: 60_000,
    retry: false,
  });
