import type { AccountListing, KillSwitch, Order } from '../api/types';

/** One account as the person at the phone needs it. */
export type SupportView = {
  account: AccountListing;
  /** Why they cannot trade, in words; empty where they can. */
  reasons: string[];
  gates: { name: string; open: boolean; text: string }[];
  killSwitches: KillSwitch[];
  symbols: { listed: number; killed: number };
  lastRejects: { at: string; orderId?: string | null; clOrdId?: string | null; symbol?: string | null; words: string }[];
  lastOrders: Order[];
  firstTradeAt?: string | null;
};
