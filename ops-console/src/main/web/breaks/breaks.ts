import type { ReconSummary } from '../api/types';
import type { ReconBreak } from '../recon/contract';
import { plural } from '../ui/numbers';
import { span } from '../ui/time';
import { type Labelled, labelled, sentence, type Tone } from '../ui/tone';

/** The catalogue's names where taking the code apart does not read well. */
const TYPES: Record<string, string> = {
  QUANTITY_MISMATCH: 'Quantity differs',
  PRICE_MISMATCH: 'Price differs',
  SIDE_MISMATCH: 'Side differs',
  SYMBOL_MISMATCH: 'Symbol differs',
  ACCOUNT_MISMATCH: 'Account differs',
  CUM_LEAVES_MISMATCH: 'Cum or leaves differ',
  STATE_MISMATCH: 'State differs',
  DUPLICATE: 'Told twice',
  ORPHAN: 'Orphan or manual',
  LATE: 'Told late',
  CLOCK: 'Clocks differ',
  FEE_OR_CURRENCY: 'Fee or currency differs',
};

export const TYPE_CODES = [
  ...['MISSING_AT_PLATFORM', 'MISSING_AT_DROP_COPY', 'BUST_NOT_APPLIED', 'CORRECT_NOT_APPLIED', 'OVERFILL'],
  ...['QUANTITY_MISMATCH', 'PRICE_MISMATCH', 'SIDE_MISMATCH', 'SYMBOL_MISMATCH', 'ACCOUNT_MISMATCH'],
  ...['CUM_LEAVES_MISMATCH', 'STATE_MISMATCH', 'COVERAGE_GAP', 'UNSOLICITED', 'DUPLICATE', 'FEE_OR_CURRENCY'],
  ...['MATCHED_BY_TOLERANCE', 'ORPHAN', 'LATE', 'CLOCK'],
];

export const typeName = (code: string): string => TYPES[code] ?? sentence(code);

const SEVERITY: Record<string, Labelled> = {
  CRITICAL: { label: 'Critical', tone: 'bad' },
  HIGH: { label: 'High', tone: 'warn' },
  MEDIUM: { label: 'Medium', tone: 'info' },
  LOW: { label: 'Low', tone: 'idle' },
};

export const SEVERITY_CODES = Object.keys(SEVERITY);

export const severityOf = (code: string): Labelled => labelled(SEVERITY, code);

const STATUS: Record<string, Labelled> = {
  OPEN: { label: 'Open', tone: 'bad' },
  CLOSED: { label: 'Closed', tone: 'ok' },
};

export const breakStatus = (code: string): Labelled => labelled(STATUS, code);

const REVIEW: Record<string, Labelled> = {
  UNREVIEWED: { label: 'Unreviewed', tone: 'warn' },
  UNDER_REVIEW: { label: 'Under review', tone: 'info' },
  PENDING: { label: 'Pending', tone: 'policy' },
  RESOLVED: { label: 'Resolved', tone: 'ok' },
  FORCE_CLOSED: { label: 'Force-closed', tone: 'idle' },
};

export const REVIEW_CODES = Object.keys(REVIEW);

export const reviewOf = (code: string): Labelled => labelled(REVIEW, code);

/** How a break stands to a reader: one that closed by itself has nobody to review it. */
export function standing(b: ReconBreak): Labelled {
  if (b.status === 'CLOSED' && !closedByPerson(b)) return { label: 'Closed by itself', tone: 'ok' };
  return reviewOf(b.review);
}

export const closedByPerson = (b: ReconBreak) =>
  b.status === 'CLOSED' && (b.review === 'RESOLVED' || b.review === 'FORCE_CLOSED');

/** The last part of the time that is left: from there on it is said louder. */
const SOON = 0.25;

/** How a break stands with the time in which somebody should have dealt with it. */
export function sla(b: Pick<ReconBreak, 'openedAt' | 'dueAt' | 'closedAt'>, now: number): Labelled | undefined {
  if (!b.dueAt) return undefined;
  const due = Date.parse(b.dueAt);
  if (b.closedAt) {
    const over = Date.parse(b.closedAt) - due;
    return over > 0 ? { label: `missed by ${span(over)}`, tone: 'warn' } : { label: 'met', tone: 'ok' };
  }
  const left = due - now;
  if (left <= 0) return { label: `${span(-left)} over`, tone: 'bad' };
  const soon = left < (due - Date.parse(b.openedAt)) * SOON;
  return { label: `${span(left)} left`, tone: soon ? 'warn' : 'info' };
}

export const overdue = (b: ReconBreak, now: number) =>
  b.status === 'OPEN' && Boolean(b.dueAt) && Date.parse(b.dueAt as string) <= now;

export type Verdict = { tone: Tone; title: string; text: string };

/** Whether platform and drop copy agree now, in words; `late` of the open breaks are past their time. */
export function verdict(summary: Pick<ReconSummary, 'matched' | 'pending' | 'open'>, late = 0): Verdict {
  if (summary.open > 0) {
    const past = late > 0 ? `, ${late === summary.open ? 'all' : late} past the time allowed` : '';
    return {
      tone: 'bad',
      title: 'Needs attention',
      text: `${plural(summary.open, 'break')} open${past}. A late report closes its break by itself.`,
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
