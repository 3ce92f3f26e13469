import type { SessionEvent } from '../api/types';
import { sentence, type Tone } from '../ui/tone';

/** Part of the strip that lies ahead, where hours are known. */
export const AHEAD = 0.3;

const SEVERITIES: Record<string, Tone> = { NORMAL: 'idle', INFO: 'idle', WARNING: 'warn', CRITICAL: 'bad' };

export const severityTone = (severity: string): Tone => SEVERITIES[severity.toUpperCase()] ?? 'idle';

export type Stretch = { from: number; to: number; kind: 'on' | 'off' | 'unknown' };

const ON = /LOGON$|LOGGED_ON|^ACTIVE|RECOVERED/;
const OFF = /LOGOUT|DISCONNECT|LOST|REFUSED|STOP|LOGGED_OFF/;

/**
 * When the session was logged on within a time, from what happened on it; before the first that says so it is not
 * known. `on` is what it is now.
 */
export function stretchesOf(events: SessionEvent[], from: number, now: number, on: boolean): Stretch[] {
  const turns = events
    .map((e) => ({ at: Date.parse(e.at), kind: e.kind.toUpperCase() }))
    .filter((e) => e.at >= from && e.at <= now && (ON.test(e.kind) || OFF.test(e.kind)))
    .sort((a, b) => a.at - b.at);
  const stretches: Stretch[] = [];
  let start = from;
  let kind: Stretch['kind'] = turns.length === 0 ? (on ? 'on' : 'off') : 'unknown';
  for (const turn of turns) {
    const next = OFF.test(turn.kind) ? 'off' : 'on';
    // Before the first turn it was the other way round; a second of the same kind says nothing new.
    if (kind === 'unknown') kind = next === 'on' ? 'off' : 'on';
    if (next !== kind) {
      stretches.push({ from: start, to: turn.at, kind });
      start = turn.at;
      kind = next;
    }
  }
  stretches.push({ from: start, to: now, kind });
  return stretches.filter((s) => s.to > s.from);
}

/** Where an instant stands in a time, 0 to 100. */
export const place = (at: number, from: number, to: number) =>
  Math.min(100, Math.max(0, ((at - from) / (to - from)) * 100));

/** `session.stopped` as `Stopped`, `LOGON_REFUSED` as `Logon refused`. */
export const eventName = (kind: string) => sentence(kind.replace(/^session\./, '').replaceAll('.', ' '));
