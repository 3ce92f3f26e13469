import type { Labelled } from '../ui/tone';
import type { ApiKey } from '../api/types';

export function keyState(key: ApiKey, now: number): Labelled {
  if (key.revokedAt) return { label: 'Revoked', tone: 'idle' };
  const left = Date.parse(key.expiresAt) - now;
  if (left <= 0) return { label: 'Expired', tone: 'idle' };
  return left < 7 * 86_400_000 ? { label: 'Expires soon', tone: 'warn' } : { label: 'Valid', tone: 'ok' };
}

/** What a key may see: `LIVE, EU`, or everything. */
export const scopeText = ({ scopes }: ApiKey) =>
  [scopes?.environments, scopes?.regions, scopes?.brands].flatMap((part) => part ?? []).join(', ') ||
  'everything';
