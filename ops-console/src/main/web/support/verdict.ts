import type { Labelled } from '../ui/tone';
import type { SupportView } from './contract';

/** The answer to the caller in a few words. */
export function verdictOf(view: SupportView): Labelled {
  if (!view.account.tradingEnabled || view.gates.some((gate) => !gate.open)) {
    return { label: 'They cannot trade', tone: 'bad' };
  }
  return view.reasons.length > 0
    ? { label: 'They can trade, but not everything', tone: 'warn' }
    : { label: 'They can trade', tone: 'ok' };
}
