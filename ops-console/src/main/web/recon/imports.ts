import { grouped, plural } from '../ui/numbers';
import { type Labelled, labelled } from '../ui/tone';
import type { ReconImport } from './contract';

const STATUS: Record<string, Labelled> = {
  RUNNING: { label: 'Running', tone: 'info' },
  TAKEN: { label: 'Taken', tone: 'ok' },
  REFUSED: { label: 'Refused', tone: 'bad' },
  CHECKED: { label: 'Checked', tone: 'policy' },
  ABANDONED: { label: 'Abandoned', tone: 'warn' },
};

export const importStatus = (code: string): Labelled => labelled(STATUS, code);

export const FORMATS = [
  { value: 'QUICKFIXJ', label: 'QuickFIX/J log' },
  { value: 'FIXEDGE', label: 'FIXEdge log' },
  { value: 'FIX', label: 'FIX messages, nothing else' },
  { value: 'CSV', label: 'CSV, by a mapping' },
];

export const formatName = (code: string) => FORMATS.find((f) => f.value === code)?.label ?? code;

/** What a file most likely is, by its name and its beginning. */
export function guessFormat(name: string, start: string): string {
  if (/\.csv$/i.test(name)) return 'CSV';
  if (/^\d{8}-\d{2}:\d{2}:\d{2}/.test(start)) return 'QUICKFIXJ';
  if (start.startsWith('8=FIX')) return 'FIX';
  return /fixedge/i.test(name) || start.includes('8=FIX') ? 'FIXEDGE' : 'QUICKFIXJ';
}

/** How far it is, 0 to 100; undefined where nobody knows how long the file is. */
export function progress(of: Pick<ReconImport, 'bytes' | 'totalBytes' | 'status'>): number | undefined {
  if (of.status !== 'RUNNING') return 100;
  if (!of.totalBytes) return undefined;
  return Math.min(100, Math.floor((of.bytes / of.totalBytes) * 100));
}

/** `1.2 MB`; decimal, as brokers' mails say it. */
export function size(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = -1;
  while (value >= 1_000 && unit < units.length - 1) {
    value /= 1_000;
    unit++;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** What became of the file, in a sentence. */
export function outcome(of: ReconImport): string {
  switch (of.status) {
    case 'RUNNING':
      return `${plural(of.lines, 'line')} read so far.`;
    case 'TAKEN':
      return `${plural(of.published, 'report')} new, ${grouped(of.repeated)} known before${of.bad > 0 ? `; ${plural(of.bad, 'bad line')} left out` : ''}.`;
    case 'CHECKED':
      return of.bad > 0
        ? `Nothing was taken. ${plural(of.bad, 'line')} could not be understood.`
        : `Nothing was taken. All ${plural(of.good, 'report')} can be understood.`;
    default:
      return of.detail ?? 'Nothing was taken.';
  }
}
