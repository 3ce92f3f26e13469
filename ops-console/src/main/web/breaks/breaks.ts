import type { ReconBreak, ReconSummary } from '../api/types';
import { plural } from '../ui/numbers';
import type { Labelled, Tone } from '../ui/tone';
import { labelled } from '../ui/tone';

const TYPES: Record<string, Labelled> = {
  MISSING_AT_PLATFORM: { label: 'Missing at platform', tone: 'bad' },
  MISSING_AT_DROP_COPY: { label: 'Missing at drop copy', tone: 'warn' },
  QUANTITY_MISMATCH: { label: 'Quantity differs', tone: 'bad' },
  PRICE_MISMATCH: { label: 'Price differs', tone: 'warn' },
};

export const breakType = (code: string): Labelled => labelled(TYPES, code);

const STATUS: Record<string, Labelled> = {
  OPEN: { label: 'Open', tone: 'bad' },
  CLOSED: { label: 'Closed', tone: 'ok' },
};

export const breakStatus = (code: string): Labelled => labelled(STATUS, code);

export type Verdict = { tone: Tone; title: string; text: string };

/** Whether platform and drop copy agree now, in words. */
export function verdict(summary: Pick<ReconSummary, 'matched' | 'pending' | 'open'>): Verdict {
  if (summary.open > 0) {
    return {
      tone: 'bad',
      title: 'Needs attention',
      text: `${plural(summary.open, 'break')} open. A late report closes its break by itself.`,
    };
  }
  if (summary.matched === 0 && summary.pending === 0) {
    return {
      tone: 'idle',
      title: 'Nothing to compare yet',
      text: 'No executions have been seen on either side.',
    };
  }
  const waiting =
    summary.pending > 0 ? ` ${plural(summary.pending, 'execution')} within the time allowed.` : '';
  return {
    tone: 'ok',
    title: 'Agrees',
    text: `${plural(summary.matched, 'execution')} proven by drop copy.${waiting}`,
  };
}

export type Side = { name: string; platform: string | null; dropCopy: string | null; differs: boolean };

/** Both sides of a break, value by value. */
export function sidesOf(b: ReconBreak): Side[] {
  const row = (name: string, platform?: string | null, dropCopy?: string | null): Side => ({
    name,
    platform: platform ?? null,
    dropCopy: dropCopy ?? null,
    differs: (platform ?? null) !== (dropCopy ?? null),
  });
  return [row('LastQty(32)', b.platformQty, b.dropCopyQty), row('LastPx(31)', b.platformPx, b.dropCopyPx)];
}
