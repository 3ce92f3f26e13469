import { queryOptions } from '@tanstack/react-query';
import { get, post } from '../api/client';
import { items } from '../api/lists';
import type { Impact } from './contract';
import { draftPath } from './queries';

/** A version beside the policies in force, in routing-service's words. */
export type Shadow = {
  id: string;
  policy: string;
  version: number;
  revision: number;
  state: string;
  by: string;
  startedAt: string;
  until: string;
  seen: number;
  missed: number;
  impact?: Impact | null;
};

const path = (id: string) => `/shadows/${encodeURIComponent(id)}`;

/** Those of a version that are remembered, newest first. */
export const shadowsQuery = (policy: string, version: number) =>
  queryOptions({
    queryKey: ['shadows', policy, version],
    queryFn: ({ signal }) => items<Shadow>('/shadows', { policy, version }, signal),
  });

/** Asked again while it runs. */
export const shadowQuery = (id: string) =>
  queryOptions({
    queryKey: ['shadow', id],
    queryFn: ({ signal }) => get<Shadow>(path(id), {}, signal),
    refetchInterval: (query) => (query.state.data?.state === 'RUNNING' ? 1_000 : false),
  });

export const beginShadow = (id: string, version: number, minutes: number) =>
  post<Shadow>(`${draftPath(id, version)}/shadows`, { minutes });

export const stopShadow = (id: string) => post<Shadow>(`${path(id)}/stops`, {});

export const MINUTES = [
  { value: '15', label: '15 minutes' },
  { value: '60', label: 'an hour' },
  { value: '480', label: '8 hours' },
  { value: '1440', label: '24 hours' },
];

/** `running, 12 of 3,400 orders would have met something else`. */
export function shadowWords({ state, seen, missed, impact }: Shadow): string {
  const other = (impact?.rejected ?? 0) + (impact?.admitted ?? 0) + (impact?.rerouted ?? 0);
  const about = impact?.orders ?? 0;
  const said = `${other} of ${about} orders that it is about would have met something else, of ${seen} decided`;
  const lost = missed > 0 ? `; ${missed} came too fast to be looked at` : '';
  return `${state === 'RUNNING' ? 'Running' : state === 'ENDED' ? 'Over' : 'Stopped'}: ${said}${lost}`;
}

/** Hours that its picture spans. */
export const shadowHours = ({ startedAt, until }: Shadow) =>
  Math.max(1, Math.ceil((Date.parse(until) - Date.parse(startedAt)) / 3_600_000));
