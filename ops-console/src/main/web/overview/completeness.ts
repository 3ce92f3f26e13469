import { plural } from '../ui/numbers';
import type { Labelled } from '../ui/tone';
import type { CompletenessMinute } from '../api/types';

export type OmsMinutes = { oms: string; minutes: CompletenessMinute[] };

/** By OMS, each oldest first, the newest `span` minutes. */
export function byOms(rows: CompletenessMinute[], span: number): OmsMinutes[] {
  const omss = new Map<string, CompletenessMinute[]>();
  for (const row of rows) if (row.oms) omss.set(row.oms, [...(omss.get(row.oms) ?? []), row]);
  return [...omss]
    .map(([oms, minutes]) => ({
      oms,
      minutes: minutes.sort((a, b) => Date.parse(a.minute) - Date.parse(b.minute)).slice(-span),
    }))
    .sort((a, b) => a.oms.localeCompare(b.oms));
}

export type MinuteState = 'none' | 'complete' | 'open' | 'silent';

/** The running minute is `open` rather than wrong: its answers are on their way. */
export function minuteState(m: CompletenessMinute, running: boolean): MinuteState {
  if (m.orders === 0 && m.executions === 0 && m.dropCopies === 0) return m.silent ? 'silent' : 'none';
  if (m.silent && !running) return 'silent';
  return m.answered < m.orders ? 'open' : 'complete';
}

/** The whole time of one OMS in a few words. */
export function verdict({ minutes }: OmsMinutes): Labelled {
  const settled = minutes.slice(0, -1);
  const silent = settled.filter((m) => minuteState(m, false) === 'silent').length;
  if (silent > 0) return { label: `${plural(silent, 'minute')} silent`, tone: 'bad' };
  const sum = (of: (m: CompletenessMinute) => number) => settled.reduce((all, m) => all + of(m), 0);
  const unanswered = sum((m) => Math.max(0, m.orders - m.answered));
  if (unanswered > 0) return { label: `${plural(unanswered, 'order')} unanswered`, tone: 'warn' };
  return sum((m) => m.orders) === 0 ? { label: 'no orders', tone: 'idle' } : { label: 'complete', tone: 'ok' };
}

export const minuteText = (m: CompletenessMinute) =>
  `${plural(m.orders, 'order')}, ${m.answered} answered, ${plural(m.executions, 'report')}, ${plural(m.dropCopies, 'drop copy', 'drop copies')}`;
