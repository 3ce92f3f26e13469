import { grouped, plural } from '../ui/numbers';
import type { Labelled } from '../ui/tone';
import { labelled } from '../ui/tone';
import type { Decimal, Proof, ProofCell, ProofWindow, Share } from './contract';

/** `none` where nothing was traded. */
export type MinuteState = 'none' | 'proven' | 'unproven';

export type Minute = { at: number; proven: number; unproven: number; state: MinuteState };

/** Sixty minutes from `start`, in milliseconds. */
export type Hour = { start: number; minutes: Minute[]; proven: number; unproven: number };

const HOUR = 3_600_000;
const MINUTE = 60_000;

const stateOf = (proven: number, unproven: number): MinuteState =>
  unproven > 0 ? 'unproven' : proven > 0 ? 'proven' : 'none';

/** The hours of a day from the first to the last in which anything was traded at the OMS, by minute. */
export function hoursOf(cells: ProofCell[], oms: string): Hour[] {
  const byMinute = new Map<number, ProofCell>();
  for (const cell of cells) if (cell.oms === oms) byMinute.set(Date.parse(cell.minute), cell);
  if (byMinute.size === 0) return [];
  const times = [...byMinute.keys()];
  const first = Math.floor(Math.min(...times) / HOUR) * HOUR;
  const last = Math.floor(Math.max(...times) / HOUR) * HOUR;
  const hours: Hour[] = [];
  for (let start = first; start <= last; start += HOUR) {
    const minutes = Array.from({ length: 60 }, (_, i): Minute => {
      const at = start + i * MINUTE;
      const { proven = 0, unproven = 0 } = byMinute.get(at) ?? {};
      return { at, proven, unproven, state: stateOf(proven, unproven) };
    });
    hours.push({
      start,
      minutes,
      proven: minutes.reduce((sum, m) => sum + m.proven, 0),
      unproven: minutes.reduce((sum, m) => sum + m.unproven, 0),
    });
  }
  return hours;
}

/** An hour for who cannot see it: its sums, and the minutes that are not proven. */
export function hourWords(hour: Hour, clock: (at: number) => string): string {
  const open = hour.minutes.filter((m) => m.state === 'unproven').map((m) => clock(m.at));
  const sums = `${grouped(hour.proven)} proven, ${grouped(hour.unproven)} unproven`;
  return open.length > 0 ? `${sums}: ${open.join(', ')}` : sums;
}

const WHY: Record<string, Labelled> = {
  PENDING: { label: 'Within the time allowed', tone: 'info' },
  BREAK: { label: 'Break', tone: 'bad' },
  COVERAGE_GAP: { label: 'Coverage gap', tone: 'warn' },
};

export const whyOf = (code: string): Labelled => labelled(WHY, code);

/** Down to two digits, so that 100 is said of all alone; undefined of nothing. */
export function percentText(percent: Decimal | null | undefined): string | undefined {
  if (percent === null || percent === undefined) return undefined;
  const value = Number(percent);
  if (value === 100) return '100';
  return (Math.floor(value * 100) / 100).toFixed(2);
}

/** The windows of an OMS and a time: `at` is `14:07`, or `14` for the whole hour, of the UTC day. */
export function windowsAt(windows: ProofWindow[], oms: string | undefined, day: string, at: string | undefined) {
  const from = at ? Date.parse(`${day}T${at.length === 2 ? `${at}:00` : at}:00Z`) : Number.NaN;
  const to = from + (at?.length === 2 ? HOUR : MINUTE);
  return windows.filter(
    (w) =>
      (!oms || w.oms === oms) &&
      (Number.isNaN(from) || (Date.parse(w.from) < to && Date.parse(w.to) > from)),
  );
}

/** A sentence that finance can quote. */
export function quotable(p: Proof): string {
  const all = p.proven + p.unproven;
  if (all === 0) return `On ${p.day} (UTC) no executions were seen.`;
  const per = p.perOms.map((o) => `${o.oms} ${percentText(o.percent) ?? '–'} %`).join(', ');
  return `On ${p.day} (UTC), ${percentText(p.percent)} % of ${plural(all, 'execution')} were proven by drop copy (${per}); ${grouped(p.unproven)} were not.`;
}

export const total = (of: Share) => of.proven + of.unproven;
