import type { OrderStatusCode } from '../api/types';
import { type Labelled, labelled } from '../ui/tone';

const STATUSES: Record<string, Labelled> = {
  RECEIVED: { label: 'Received', tone: 'info' },
  PENDING_NEW: { label: 'Pending new', tone: 'info' },
  NEW: { label: 'Working', tone: 'info' },
  PARTIALLY_FILLED: { label: 'Part filled', tone: 'info' },
  FILLED: { label: 'Filled', tone: 'ok' },
  REPLACED: { label: 'Replaced', tone: 'info' },
  PENDING_REPLACE: { label: 'Pending replace', tone: 'info' },
  PENDING_CANCEL: { label: 'Pending cancel', tone: 'info' },
  CANCELED: { label: 'Canceled', tone: 'idle' },
  EXPIRED: { label: 'Expired', tone: 'idle' },
  DONE_FOR_DAY: { label: 'Done for day', tone: 'idle' },
  CALCULATED: { label: 'Calculated', tone: 'idle' },
  STOPPED: { label: 'Stopped', tone: 'warn' },
  SUSPENDED: { label: 'Suspended', tone: 'warn' },
  IN_DOUBT: { label: 'In doubt', tone: 'warn' },
  STALE: { label: 'Too old, not sent', tone: 'warn' },
  REJECTED: { label: 'Rejected by OMS', tone: 'bad' },
  REJECTED_BY_PLATFORM: { label: 'Rejected by us', tone: 'policy' },
  REFUSED: { label: 'Refused', tone: 'bad' },
  OTHER: { label: 'Unknown status', tone: 'warn' },
};

/** What an order's status is called on screen; an unknown one reads as its own words. */
export const orderStatus = (code: string): Labelled => labelled(STATUSES, code);

/** The statuses that the filter offers, in the order of an order's life. */
export const ORDER_STATUSES: OrderStatusCode[] = [
  'RECEIVED',
  'PENDING_NEW',
  'NEW',
  'PARTIALLY_FILLED',
  'FILLED',
  'PENDING_REPLACE',
  'REPLACED',
  'PENDING_CANCEL',
  'CANCELED',
  'EXPIRED',
  'DONE_FOR_DAY',
  'SUSPENDED',
  'REJECTED',
  'REJECTED_BY_PLATFORM',
  'REFUSED',
];

const OPEN: OrderStatusCode[] = [
  'RECEIVED',
  'PENDING_NEW',
  'NEW',
  'PARTIALLY_FILLED',
  'REPLACED',
  'PENDING_REPLACE',
  'PENDING_CANCEL',
];

/** Everything that may still trade, as one choice of the filter. */
export const OPEN_STATUSES = OPEN.join(',');
export const REJECT_STATUSES = (
  ['REJECTED', 'REJECTED_BY_PLATFORM', 'REFUSED'] satisfies OrderStatusCode[]
).join(',');

const REJECTS = new Set(['REJECTED', 'REJECTED_BY_PLATFORM', 'REFUSED', 'STALE']);
export const isReject = (status: string) => REJECTS.has(status);
