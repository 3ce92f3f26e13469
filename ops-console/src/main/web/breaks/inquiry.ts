import type { Card } from '../recon/contract';

/** An order as its OMS knows it. */
export type Asked = {
  clOrdId: string;
  orderId?: string;
  account?: string;
  symbol: string;
  side: string;
};

/** What the OMS is asked for, in the words of its own reports where there are any; else why not. */
export function asked(card: Card): { order?: Asked; missing?: string } {
  const b = card.broken;
  const told = { ...b, ...defined(card.dropCopy[0]) };
  const { clOrdId, orderId, account, symbol, side } = told;
  if (!clOrdId || !symbol || !side) return { missing: 'No order with ClOrdID, Symbol and Side is part of it' };
  return {
    order: { clOrdId, symbol, side, ...(orderId && { orderId }), ...(account && { account }) },
  };
}

/** Only what it says. */
const defined = <T extends object>(line: T | undefined): Partial<T> =>
  Object.fromEntries(Object.entries(line ?? {}).filter(([, value]) => value != null)) as Partial<T>;
