import type { AccountListing, KillSwitch } from '../api/types';

/** One account as the person at the phone needs it. */
export type SupportView = {
  account: string;
  /** As the CRM side published it; absent where it did not. */
  state?: AccountListing | null;
  /** Nothing that is known stops it now. */
  canTrade: boolean;
  /** Why it cannot trade, in words, most telling first. */
  reasons: string[];
  /** What was looked at, good or bad. */
  gates: string[];
  killSwitches: KillSwitch[];
  /** Symbols that it tried lately. */
  symbols: { symbol: string; allowed: boolean; why: string }[];
  lastRejects: PlainReject[];
  lastOrders: RecentOrder[];
  firstTradeAt?: string | null;
  /** Its way from sign-up to trading, oldest first. */
  steps?: { at?: string | null; type?: string | null; reason?: string | null }[] | null;
};

export type PlainReject = {
  at: string;
  symbol?: string | null;
  words: string;
  text: string;
  rejectClass?: string | null;
  owner?: string | null;
  firstAction?: string | null;
  orderId?: string | null;
};

export type RecentOrder = {
  id: string;
  clOrdId: string;
  receivedAt: string;
  symbol?: string | null;
  side: string;
  orderQty?: string | null;
  status: string;
  oms?: string | null;
};
