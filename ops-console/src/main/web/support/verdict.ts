import type { Labelled } from '../ui/tone';
import type { SupportView } from '../api/types';

/** The answer to the caller in a few words. */
export function verdictOf({ canTrade, state, reasons }: SupportView): Labelled {
  if (canTrade) return { label: 'They can trade', tone: 'ok' };
  if (!state?.tradingEnabled) return { label: 'They cannot trade', tone: 'bad' };
  return reasons.length > 0
    ? { label: 'Something is in their way', tone: 'warn' }
    : { label: 'They can trade', tone: 'ok' };
}

export type Gate = { text: string; open: boolean };

/** What was looked at, with what is in the way told apart: those are the reasons. */
export const gatesOf = ({ gates, reasons }: SupportView): Gate[] =>
  gates.map((text) => ({ text, open: !reasons.includes(text) }));
