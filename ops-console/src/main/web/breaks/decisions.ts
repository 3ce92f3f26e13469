import type { Decision, ReconBreak } from '../recon/contract';
import { FORCE_CLOSE, REVIEW } from '../recon/permissions';
import { sentence } from '../ui/tone';
import { closedByPerson } from './breaks';

/** What somebody can decide about a break. */
export type Move = {
  action: string;
  label: string;
  /** What it does, for the dialog. */
  says: string;
  permission: string;
  /** What else must be given. */
  value?: { label: string; placeholder: string };
  grave?: boolean;
};

export const MOVES: Move[] = [
  {
    action: 'TAKE',
    label: 'Take',
    says: 'It is under review, and yours.',
    permission: REVIEW,
  },
  {
    action: 'ASSIGN',
    label: 'Assign',
    says: 'It is under review, and somebody else’s.',
    permission: REVIEW,
    value: { label: 'To whom', placeholder: 'a user’s name' },
  },
  {
    action: 'PEND',
    label: 'Pend',
    says: 'It waits for somebody outside, for example the OMS’s desk. Its clock runs on.',
    permission: REVIEW,
  },
  { action: 'COMMENT', label: 'Comment', says: 'Stands in its history; nothing else changes.', permission: REVIEW },
  {
    action: 'LABEL',
    label: 'Label',
    says: 'A word by which such breaks are found again.',
    permission: REVIEW,
    value: { label: 'Label', placeholder: 'for example oms-a-outage' },
  },
  {
    action: 'ACCEPT',
    label: 'Accept',
    says: 'The difference is known and right. The break is closed as resolved.',
    permission: REVIEW,
  },
  {
    action: 'BOOK_FROM_DROP_COPY',
    label: 'Book from drop copy',
    says: 'Finance takes the drop copy’s word: the trade stands in the day’s file as the OMS told it. The break is closed as resolved.',
    permission: REVIEW,
  },
  {
    action: 'FORCE_CLOSE',
    label: 'Force close',
    says: 'Closed whatever the evidence says, now and later. Finance’s file stays as it is.',
    permission: FORCE_CLOSE,
    grave: true,
  },
  {
    action: 'REOPEN',
    label: 'Re-open',
    says: 'What was decided is taken back; it is under review again.',
    permission: REVIEW,
  },
];

export const UNLABEL: Move = {
  action: 'UNLABEL',
  label: 'Remove label',
  says: 'The word is taken off.',
  permission: REVIEW,
};

/** What can be done to many at once. */
export const BULK = MOVES.filter((m) => m.action !== 'BOOK_FROM_DROP_COPY' && m.action !== 'REOPEN');

export const moveOf = (action: string | undefined): Move | undefined => MOVES.find((m) => m.action === action);

const ONLY_DROP_COPY = ['MISSING_AT_PLATFORM', 'ORPHAN', 'BUST_NOT_APPLIED', 'CORRECT_NOT_APPLIED'];

/** A trade that the drop copy alone tells of. */
export const bookable = (b: ReconBreak) =>
  ONLY_DROP_COPY.includes(b.type) && Boolean(b.dropCopyQty) && !b.platformQty;

/** Why it cannot be decided so now; the service says the same. */
export function refuses(b: ReconBreak, action: string): string | undefined {
  if (action === 'COMMENT' || action === 'LABEL' || action === 'UNLABEL') return undefined;
  if (action === 'REOPEN') {
    if (b.status === 'OPEN') return 'It is open';
    return closedByPerson(b) ? undefined : 'It has closed by itself';
  }
  if (b.status === 'CLOSED') return 'It is closed';
  if (action === 'BOOK_FROM_DROP_COPY' && !bookable(b)) return 'No trade that only the drop copy tells';
  return undefined;
}

const PAST: Record<string, (value: string) => string> = {
  TAKE: () => 'took it',
  ASSIGN: (value) => `assigned it to ${value}`,
  PEND: () => 'let it wait',
  COMMENT: () => 'commented',
  LABEL: (value) => `labelled it ${value}`,
  UNLABEL: (value) => `took the label ${value} off`,
  ACCEPT: () => 'accepted it',
  BOOK_FROM_DROP_COPY: () => 'booked it from the drop copy',
  FORCE_CLOSE: () => 'force-closed it',
  REOPEN: () => 're-opened it',
};

/** `took it`, `assigned it to risk`. */
export const decided = (d: Pick<Decision, 'action' | 'value'>) =>
  PAST[d.action]?.(d.value ?? '') ?? sentence(d.action).toLowerCase();
