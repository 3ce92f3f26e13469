/** The stream as people see it: `live` while events come, `stale` since the last one. */
export type Phase = { state: 'connecting' } | { state: 'live' } | { state: 'stale'; since: number };

/** The status comes each second; four missed ones are a silence. */
export const STALE_AFTER_MS = 4_000;

export function phaseAt(now: number, lastEventAt: number | undefined, startedAt: number): Phase {
  if (lastEventAt === undefined) {
    return now - startedAt > STALE_AFTER_MS ? { state: 'stale', since: startedAt } : { state: 'connecting' };
  }
  return now - lastEventAt > STALE_AFTER_MS ? { state: 'stale', since: lastEventAt } : { state: 'live' };
}

/** Time before the n-th try to connect again: 1, 2, 4, then 8 seconds. */
export function backoff(tries: number): number {
  return Math.min(8_000, 1_000 * 2 ** Math.max(0, tries - 1));
}
