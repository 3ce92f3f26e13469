import { grouped } from '../ui/numbers';
import type { Control } from './contract';
import { duration } from './spans';

/** What a market guard does, a sentence each. */
export function guardWords(c: Control): string[] {
  switch (c.kind) {
    case 'COLLAR':
      return collarWords(c);
    case 'DUPLICATES':
      return [`Rejects an order like one that was sent less than ${duration(c.windowMillis ?? 0)} ago`];
    default:
      return [
        `More than ${grouped(c.executions)} executions in ${duration(c.windowMillis ?? 0)} ${COUNTED[c.per ?? ''] ?? ''} stop ` +
          'its orders until somebody lets them on again',
      ];
  }
}

const COUNTED: Record<string, string> = {
  POLICY: 'altogether',
  ACCOUNT: 'of an account',
  SYMBOL: 'in a symbol',
  ACCOUNT_SYMBOL: 'of an account in a symbol',
};

function collarWords(c: Control): string[] {
  const sources = c.sources ?? [];
  const of = sources.length > 0 ? `of ${sources.join(', else ')}` : 'of whichever source is newest';
  const bound = `${grouped(c.maxBps)} bp`;
  const said = [
    c.bothWays
      ? `Rejects prices more than ${bound} from the reference price ${of}`
      : `Rejects buys more than ${bound} above and sells more than ${bound} below the reference price ${of}`,
    `Without one of the last ${duration(c.staleAfterMillis ?? 0)} orders ${c.whenStale === 'PASS' ? 'pass' : 'are rejected'}; those without a price ${c.unpriced === 'PASS' ? 'pass' : 'are rejected'}`,
  ];
  if (c.maxMoveBps !== null && c.maxMoveBps !== undefined) {
    said.push(
      `Rejects all while the reference moved more than ${grouped(c.maxMoveBps)} bp within ${duration(c.moveWindowMillis ?? 0)}`,
    );
  }
  return said;
}
