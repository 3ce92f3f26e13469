import { queryOptions } from '@tanstack/react-query';
import { items } from '../api/lists';
import { type Labelled, labelled } from '../ui/tone';

/** routing-service's own words about profiles, passed on by ops-api as they are. */
export type Profile = {
  environment: string;
  profile: string;
  switched?: {
    profile: string;
    by: string;
    reason: string;
    since: string;
    until?: string | null;
    returns?: string | null;
  } | null;
  schedule?: {
    zone?: string | null;
    windows: { profile: string; days: string[]; open: string; close: string }[];
    by: string;
    reason: string;
  } | null;
};

const PROFILES: Record<string, Labelled> = {
  NORMAL: { label: 'Normal', tone: 'ok' },
  NEWS: { label: 'News', tone: 'policy' },
  MARKET_CLOSING: { label: 'Market closing', tone: 'warn' },
  EMERGENCY: { label: 'Emergency', tone: 'bad' },
};

export const profileName = (profile: string) => labelled(PROFILES, profile);

export const PROFILE_CHOICES = Object.entries(PROFILES).map(([value, { label }]) => ({ value, label }));

export const profilesQuery = queryOptions({
  queryKey: ['profiles'],
  queryFn: ({ signal }) => items<Profile>('/profiles', {}, signal),
  refetchInterval: 5_000,
});

export const profilePath = (environment: string, act: 'switches' | 'returns') =>
  `/profiles/${encodeURIComponent(environment)}/${act}`;

/** Why it is in its profile. */
export function becauseOf({ switched, schedule, profile }: Profile): string {
  if (switched) return `${switched.by}: ${switched.reason}`;
  if (!schedule || schedule.windows.length === 0) return 'nobody switched it, and there is no schedule';
  return profile === 'NORMAL' ? 'no window of the schedule is open' : 'by the schedule';
}

/** What holds after a switch has ended by itself. */
export function thenOf({ switched }: Profile): string | undefined {
  if (!switched?.until) return undefined;
  return switched.returns ? `then ${profileName(switched.returns).label}` : 'then by the schedule';
}
