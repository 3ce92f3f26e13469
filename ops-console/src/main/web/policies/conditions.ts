import type { PolicyBody } from './contract';
import { parseBody } from './policies';

/** What a condition may ask, in the order of docs/policy-conditions.md; routing-service refuses others and says so. */
export const NAMES: { name: string; means: string }[] = [
  { name: 'symbol', means: 'Symbol(55)' },
  { name: 'bucket', means: 'the symbol’s bucket' },
  { name: 'assetClass', means: 'the symbol’s class' },
  { name: 'account', means: 'Account(1) or null' },
  { name: 'clientSession', means: 'the client’s CompID' },
  { name: 'side', means: 'BUY, SELL, SELL_SHORT' },
  { name: 'ordType', means: 'MARKET, LIMIT, STOP, STOP_LIMIT' },
  { name: 'timeInForce', means: 'DAY, GTC, IOC, FOK, GTD' },
  { name: 'orderQty', means: 'OrderQty(38) or null' },
  { name: 'price', means: 'Price(44) or null' },
  { name: 'stopPx', means: 'StopPx(99) or null' },
  { name: 'notional', means: 'the order’s value or null' },
  { name: 'kind', means: 'NEW, CANCEL, REPLACE, STATUS' },
];

export const EXAMPLES = ["side == 'BUY' && orderQty > 50000.0", 'price != null && price < 1.05'];

/** A body as people edit it, with its condition in a field of its own; one that is blank is none. */
export function bodyWith(text: string, condition: string): ReturnType<typeof parseBody> {
  const parsed = parseBody(text);
  if ('fault' in parsed) return parsed;
  const at = parsed.places.get('/condition');
  if (at) return { fault: `Line ${at.line}, column ${at.column}: the condition has a field of its own` };
  return condition.trim() ? { ...parsed, body: { ...parsed.body, condition } } : parsed;
}

export const withoutCondition = (body: PolicyBody): PolicyBody => ({ ...body, condition: null });

/** The line that a finding is about with a mark under its column. */
export function marked(text: string, line: number, column: number): string {
  const of = text.split('\n')[line - 1] ?? '';
  // a tab keeps its width
  return `${of}\n${of.slice(0, column - 1).replace(/[^\t]/g, ' ').padEnd(column - 1)}^`;
}
