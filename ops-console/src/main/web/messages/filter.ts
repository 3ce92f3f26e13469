import type { Params } from '../api/client';
import type { FixMessage } from '../api/types';
import { resolveInstant } from '../ui/time';

/** What the message log is asked, exactly as it stands in the URL. */
export type MessageFilter = {
  session?: string;
  clOrdId?: string;
  orderId?: string;
  execId?: string;
  direction?: string;
  from?: string;
  to?: string;
  beats?: string;
  open?: string;
};

export const MESSAGE_FILTERS = [
  'session',
  'clOrdId',
  'orderId',
  'execId',
  'direction',
  'from',
  'to',
  'beats',
  'open',
] as const;

/** The request that answers a filter; heartbeats only where they are asked for. */
export function requestOf(filter: MessageFilter, now: number): Params {
  const { beats, open: _, from, to, ...rest } = filter;
  return {
    ...rest,
    from: resolveInstant(from, now),
    to: resolveInstant(to, now),
    heartbeats: beats === 'yes',
  };
}

const TYPES: Record<string, string> = {
  '0': 'Heartbeat',
  '1': 'Test request',
  '2': 'Resend request',
  '3': 'Reject',
  '4': 'Sequence reset',
  '5': 'Logout',
  '8': 'Execution report',
  '9': 'Cancel reject',
  A: 'Logon',
  D: 'New order',
  F: 'Cancel request',
  G: 'Replace request',
  H: 'Status request',
  j: 'Business reject',
};

/** A message's type in words; what we do not know keeps its code. */
export function typeName(message: Pick<FixMessage, 'msgType' | 'lost'>): string {
  if (message.lost) return 'Gap in the log';
  return TYPES[message.msgType] ?? (message.msgType || 'No MsgType');
}

/** What a row says beside its type: the identifiers that it has, or what is missing. */
export function gist(message: FixMessage): string {
  if (message.note) return message.note;
  return [
    message.clOrdId && `11=${message.clOrdId}`,
    message.origClOrdId && `41=${message.origClOrdId}`,
    message.orderId && `37=${message.orderId}`,
    message.execId && `17=${message.execId}`,
  ]
    .filter(Boolean)
    .join('  ');
}
