import { queryOptions } from '@tanstack/react-query';
import { post, put, queryText, remove, text } from '../api/client';
import { items, pages } from '../api/lists';
import type { Alert, AlertDelivery, AlertRule, AlertSilence, AlertTarget } from '../api/types';

/** Everything that is not over: the inbox, the badge and the overview read it. */
export const activeAlertsQuery = queryOptions({
  queryKey: ['alerts', 'active'],
  queryFn: ({ signal }) => items<Alert>('/alerts', { state: 'OPEN,ACKNOWLEDGED', limit: 500 }, signal),
  refetchInterval: 30_000,
  retry: false,
});

export const closedAlertsQuery = pages<Alert>('alerts', '/alerts', { state: 'CLOSED' });

export const rulesQuery = queryOptions({
  queryKey: ['alert-rules'],
  queryFn: ({ signal }) => items<AlertRule>('/alert-rules', {}, signal),
});

export const silencesQuery = queryOptions({
  queryKey: ['alert-silences'],
  queryFn: ({ signal }) => items<AlertSilence>('/alert-silences', {}, signal),
  refetchInterval: 30_000,
});

export const targetsQuery = queryOptions({
  queryKey: ['alert-targets'],
  queryFn: ({ signal }) => items<AlertTarget>('/alert-targets', {}, signal),
});

export const deliveriesQuery = {
  ...pages<AlertDelivery>('alert-deliveries', '/alert-deliveries', {}),
  refetchInterval: 10_000,
};

export const acknowledgePath = (id: string) => `/alerts/${encodeURIComponent(id)}/acknowledgements`;
export const rulePath = (id: string) => `/alert-rules/${encodeURIComponent(id)}`;
export const silencePath = (id: string) => `/alert-silences/${encodeURIComponent(id)}`;
export const targetPath = (id: string) => `/alert-targets/${encodeURIComponent(id)}`;

export const acknowledge = (id: string, comment: string, key: string) =>
  post<Alert>(acknowledgePath(id), { comment }, key);

export const saveRule = (id: string, body: unknown, version: number) => put<AlertRule>(rulePath(id), body, version);

export const endSilence = (id: string) => remove(silencePath(id));

export const removeTargetPath = (id: string, reason: string) => `${targetPath(id)}${queryText({ reason })}`;

export const testTarget = (id: string, key: string) => post<unknown>(`${targetPath(id)}/tests`, {}, key);

/** What to do about an alert, as Markdown. */
export const runbookQuery = (rule: string) =>
  queryOptions({
    queryKey: ['runbook', rule],
    queryFn: () => text(`/runbooks/${encodeURIComponent(rule)}`, 'text/markdown'),
    staleTime: Number.POSITIVE_INFINITY,
  });
