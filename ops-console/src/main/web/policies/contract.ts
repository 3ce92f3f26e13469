/** routing-service's own words about policies, passed on by ops-api as they are. */
export type Decimal = string | number;

export type Match = {
  symbols?: string[] | null;
  assetClasses?: string[] | null;
  buckets?: string[] | null;
  accounts?: string[] | null;
  clientSessions?: string[] | null;
};

export type Window = { days?: string[] | null; open: string; close: string };

/** By `kind`; a kind that is not known here has only that. */
export type Control = {
  kind: string;
  text?: string | null;
  minQty?: Decimal | null;
  maxQty?: Decimal | null;
  maxNotional?: Decimal | null;
  sides?: string[] | null;
  ordTypes?: string[] | null;
  zone?: string | null;
  windows?: Window[] | null;
  holidays?: string[] | null;
  per?: string | null;
  unit?: string | null;
  limit?: Decimal | null;
  windowMillis?: number | null;
  burst?: Decimal | null;
  cancelsExempt?: boolean | null;
  action?: string | null;
  maxQueueMillis?: number | null;
  maxQueued?: number | null;
  cancelLimit?: Decimal | null;
  cancelBurst?: Decimal | null;
  oms?: string | null;
  edits?: { tag: number; value: string }[] | null;
  leverage?: Decimal | null;
  groups?: Record<string, Decimal> | null;
  multiplier?: Decimal | null;
  rates?: Record<string, Decimal> | null;
  lastPxMaxAgeMillis?: number | null;
  sources?: string[] | null;
  maxBps?: Decimal | null;
  bothWays?: boolean | null;
  staleAfterMillis?: number | null;
  whenStale?: string | null;
  unpriced?: string | null;
  maxMoveBps?: Decimal | null;
  moveWindowMillis?: number | null;
  executions?: number | null;
  then?: { oms: string; edits?: { tag: number; value: string }[] | null }[] | null;
  limits?: Record<string, number> | null;
  whenNone?: string | null;
};

export type PolicyBody = {
  environment: string;
  priority: number;
  match?: Match | null;
  condition?: string | null;
  control: Control;
  /** Of the environment, in which it is asked; empty for all. */
  profiles?: string[] | null;
};

export type PolicyRow = {
  id: string;
  environment: string;
  control: string;
  state: string;
  priority: number;
  activeVersion?: number | null;
  draftVersion?: number | null;
  by?: string | null;
  reason?: string | null;
  since?: string | null;
  until?: string | null;
};

export type Active = {
  version: number;
  cause: string;
  by: string;
  reason: string;
  since: string;
  until?: string | null;
  returns?: number | null;
  body: PolicyBody;
};

export type Finding = { pointer: string; line?: number | null; column?: number | null; text: string };

export type Activation = {
  number: number;
  version: number;
  cause: string;
  by: string;
  reason: string;
  since: string;
  until?: string | null;
  closed?: string | null;
};

export type Version = {
  id: string;
  version: number;
  revision: number;
  state: string;
  reason: string;
  authors: string[];
  at: string;
  decision?: { by: string; reason: string; at: string } | null;
  plan?: { at: string; until?: string | null; by: string; reason: string } | null;
  body: PolicyBody;
  findings: Finding[];
  activations: Activation[];
};

export type Policy = {
  id: string;
  environment: string;
  state: string;
  active?: Active | null;
  drafts: Version[];
};

export type Differences = {
  id: string;
  version: number;
  against: number;
  differences: { pointer: string; words: string }[];
};

export type Intervention = {
  /** `policy` or `profile`. */
  kind?: string;
  id: string;
  environment: string;
  version: number;
  why: string[];
  owner: string;
  reason: string;
  since: string;
  until?: string | null;
  returns?: number | null;
};

/** What too many executions have stopped. */
export type Guard = {
  id: string;
  key: string;
  policy: string;
  environment: string;
  executions: number;
  windowMillis: number;
  trippedAt: string;
};

export type Slot = {
  from: string;
  orders: number;
  rejected: number;
  admitted: number;
  rerouted: number;
  slowed?: number;
};

export type Sample = {
  order: string;
  clOrdId: string;
  clientSession: string;
  account?: string | null;
  symbol?: string | null;
  receivedAt: string;
  change: string;
  before: string;
  after: string;
};

export type Impact = {
  orders: number;
  passed: number;
  from?: string | null;
  until?: string | null;
  rejected: number;
  admitted: number;
  rerouted: number;
  slowed?: number;
  accounts: number;
  notional: Record<string, Decimal>;
  symbols: Record<string, number>;
  rules: Record<string, number>;
  slots: Slot[];
  samples: Sample[];
  everything: boolean;
};

export type Simulation = {
  id: string;
  policy: string;
  version: number;
  revision: number;
  hours: number;
  state: string;
  by: string;
  startedAt: string;
  read: number;
  total: number;
  timesRealTime?: number | null;
  problem?: string | null;
  impact?: Impact | null;
};

export type Hits = { rejected: number; throttled: number; rerouted: number };

/** By ops-api: what a policy decided, and of each of the last 24 hours how much. */
export type PolicyHits = { policy: string; environment: string; lastHour: Hits; lastDay: Hits; hours: number[] };
