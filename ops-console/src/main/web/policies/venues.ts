import { queryOptions } from '@tanstack/react-query';
import { items } from '../api/lists';
import { type Labelled, labelled } from '../ui/tone';

/** routing-service's own words about an OMS as a place for new orders. */
export type Venue = {
  oms: string;
  state: string;
  since: string;
  cause: string;
  relapses: number;
  forcedOff?: { by: string; reason: string; since: string; until?: string | null } | null;
  figures?: VenueFigures | null;
};

export type VenueFigures = {
  up: boolean;
  answered: number;
  rejected: number;
  slow: number;
  overdue: number;
  good: number;
  moved: number;
};

export type VenueSwitch = {
  id: string;
  from: string;
  to: string;
  cause: string;
  by?: string | null;
  at: string;
  lastedMillis: number;
  moved: number;
};

const STATES: Record<string, Labelled> = {
  HEALTHY: { label: 'Healthy', tone: 'ok' },
  DEGRADED: { label: 'Degraded', tone: 'warn' },
  OPEN: { label: 'Open', tone: 'bad' },
  HALF_OPEN: { label: 'Half open', tone: 'policy' },
  FORCED_OFF: { label: 'Forced off', tone: 'bad' },
};

export const venueState = (state: string) => labelled(STATES, state);

/** From so many relapses on an OMS counts as flapping. */
const FLAPPING = 3;

/** Why it is in its state, with what makes that worse. */
export const venueCause = ({ cause, relapses }: Venue) => (relapses >= FLAPPING ? `${cause}; flapping` : cause);

/** What was seen of new orders there, in words. */
export function seen(figures: VenueFigures | null | undefined): string {
  if (!figures) return 'Nothing yet';
  const { up, answered, rejected, slow, overdue, good } = figures;
  const said = [
    !up && 'no session',
    `${answered} answered`,
    rejected > 0 && `${rejected} rejected`,
    slow > 0 && `${slow} slow`,
    overdue > 0 && `${overdue} overdue`,
    answered > 0 && `${good} good`,
  ];
  return said.filter(Boolean).join(', ');
}

const EVERY = 2_000;

export const venuesQuery = queryOptions({
  queryKey: ['venues'],
  queryFn: ({ signal }) => items<Venue>('/venues', {}, signal),
  refetchInterval: EVERY,
});

export const switchesQuery = (oms: string) =>
  queryOptions({
    queryKey: ['venue-switches', oms],
    queryFn: ({ signal }) => items<VenueSwitch>(`/venues/${encodeURIComponent(oms)}/switches`, { limit: 50 }, signal),
    refetchInterval: EVERY,
  });
