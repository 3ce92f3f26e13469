/** Zone of every time on screen; UTC unless the URL says otherwise. */
export type Zone = 'utc' | 'local';

const pad = (n: number, width = 2) => String(n).padStart(width, '0');

function parts(at: Date, zone: Zone) {
  return zone === 'utc'
    ? {
        date: `${pad(at.getUTCFullYear(), 4)}-${pad(at.getUTCMonth() + 1)}-${pad(at.getUTCDate())}`,
        time: `${pad(at.getUTCHours())}:${pad(at.getUTCMinutes())}:${pad(at.getUTCSeconds())}`,
        ms: pad(at.getUTCMilliseconds(), 3),
      }
    : {
        date: `${pad(at.getFullYear(), 4)}-${pad(at.getMonth() + 1)}-${pad(at.getDate())}`,
        time: `${pad(at.getHours())}:${pad(at.getMinutes())}:${pad(at.getSeconds())}`,
        ms: pad(at.getMilliseconds(), 3),
      };
}

function read(instant: string | number): Date | undefined {
  const at = new Date(instant);
  return Number.isNaN(at.getTime()) ? undefined : at;
}

/** `hh:mm:ss`, 24 h. */
export function clock(instant: string | number, zone: Zone): string {
  const at = read(instant);
  return at ? parts(at, zone).time : '–';
}

/** `hh:mm:ss.SSS`; with its date in front when that is not today. */
export function timeOf(instant: string | null | undefined, zone: Zone, now: number): string {
  const at = instant ? read(instant) : undefined;
  if (!at) return '–';
  const p = parts(at, zone);
  const today = parts(new Date(now), zone).date;
  return p.date === today ? `${p.time}.${p.ms}` : `${p.date} ${p.time}.${p.ms}`;
}

/** ISO-8601 with milliseconds and its zone, for titles, copies and exports. */
export function absolute(instant: string, zone: Zone): string {
  const at = read(instant);
  if (!at) return instant;
  const p = parts(at, zone);
  if (zone === 'utc') return `${p.date}T${p.time}.${p.ms}Z`;
  const offset = -at.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const minutes = Math.abs(offset);
  return `${p.date}T${p.time}.${p.ms}${sign}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

/** How long ago or how long, in at most two units: `4 s`, `12 min`, `3 h 05 min`, `2 d 4 h`. */
export function span(millis: number): string {
  const s = Math.max(0, Math.floor(millis / 1000));
  if (s < 60) return `${s} s`;
  const min = Math.floor(s / 60);
  if (min < 60) return `${min} min`;
  const h = Math.floor(min / 60);
  if (h < 24) return `${h} h ${pad(min % 60)} min`;
  return `${Math.floor(h / 24)} d ${h % 24} h`;
}

/** A latency: `0.4 ms` is not known from millisecond clocks, so `< 1 ms`, `12 ms`, `1.204 s`, `2 min`. */
export function latency(millis: number): string {
  if (millis < 1) return '< 1 ms';
  if (millis < 1000) return `${Math.round(millis)} ms`;
  if (millis < 60_000) return `${(millis / 1000).toFixed(3)} s`;
  return span(millis);
}

const UNITS: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** An ISO instant from `now-15m` or from an ISO text; undefined when it is neither. */
export function resolveInstant(text: string | undefined, now: number): string | undefined {
  if (!text) return undefined;
  const relative = /^now(?:-(\d+)([smhd]))?$/.exec(text);
  if (relative) {
    const back = relative[1] ? Number(relative[1]) * (UNITS[relative[2] ?? 's'] ?? 0) : 0;
    return new Date(now - back).toISOString();
  }
  const at = read(text);
  return at?.toISOString();
}
