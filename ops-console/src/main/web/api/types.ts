/**
 * The words of the REST contract. Enumerations are open: the API may grow values, so readers keep a fallback.
 * Decimals are strings and instants ISO-8601 in UTC, as on the wire.
 */
export type Open<T extends string> = T | (string & {});

export type Me = {
  user: string;
  roles: string[];
  permissions: string[];
  environment: string;
};

export type ServiceStatus = { name: string; status: Open<'UP' | 'DOWN' | 'UNKNOWN'>; detail?: string | null };

export type Status = {
  environment: string;
  asOf: string;
  services: ServiceStatus[];
  sessions: { total: number; loggedOn: number };
  orders: { today: number; open: number; rejectedToday: number };
  breaks: { open: number };
  killSwitches: { engaged: number };
  coverage: { matched: number; pending: number };
};

export type SessionRole = Open<'ORDER_ENTRY' | 'OMS_PRIMARY' | 'OMS_SECONDARY' | 'DROP_COPY'>;
export type SessionState = Open<
  'DISABLED' | 'WAITING' | 'CONNECTING' | 'LOGON_SENT' | 'ACTIVE' | 'DEGRADED' | 'LOST'
>;

export type FixSession = {
  id: string;
  role: SessionRole;
  oms?: string | null;
  environment?: string | null;
  senderCompId: string;
  targetCompId: string;
  fixVersion: string;
  owner: string;
  state: SessionState;
  active: boolean;
  since: string;
  nextIn: number;
  nextOut: number;
  heartBtInt: number;
  remoteAddress?: string | null;
  lastError?: string | null;
  at: string;
};

export type FixIncident = {
  incidentId: string;
  session: string;
  kind: string;
  severity: Open<'NORMAL' | 'WARNING' | 'CRITICAL'>;
  detail: string;
  at: string;
};

export type FixSessionDetail = FixSession & { incidents?: FixIncident[] };

export type Order = {
  id: string;
  clOrdId: string;
  clientSession: string;
  environment?: string | null;
  account?: string | null;
  symbol?: string | null;
  side: string;
  ordType: string;
  timeInForce: string;
  orderQty?: string | null;
  price?: string | null;
  stopPx?: string | null;
  status: string;
  cumQty?: string | null;
  leavesQty?: string | null;
  avgPx?: string | null;
  oms?: string | null;
  omsSession?: string | null;
  orderId?: string | null;
  receivedAt: string;
  updatedAt: string;
  text?: string | null;
  anomalies?: string[];
};

export type Verdict = { rule: string; outcome: string; detail?: string | null };

/** One tag that a rule changed; null before adds it, null after drops it. */
export type Edit = { tag: number; before?: string | null; after?: string | null; rule: string };

export type TimelineKind = Open<
  'COMMAND' | 'DECISION' | 'SENT' | 'EXECUTION' | 'CANCEL_REJECT' | 'DROP_COPY' | 'BREAK'
>;

export type TimelineEntry = {
  eventId?: string;
  at: string;
  kind: TimelineKind;
  title: string;
  detail?: string | null;
  raw?: string | null;
  hopMicros?: number | null;
  trace?: Verdict[] | null;
  edits?: Edit[] | null;
  anomalies?: string[] | null;
};

export type OrderDetail = Order & { timeline?: TimelineEntry[] };

export type DecodedField = {
  tag: number;
  name?: string | null;
  value: string;
  meaning?: string | null;
  depth?: number;
  known?: boolean;
};

export type DecodedMessage = {
  version?: string | null;
  msgType?: string | null;
  fields: DecodedField[];
  problems?: string[];
};

export type Reject = {
  id?: string;
  at: string;
  clientSession?: string | null;
  account?: string | null;
  symbol?: string | null;
  clOrdId?: string | null;
  source: Open<'PLATFORM' | 'OMS'>;
  rule?: string | null;
  code?: string | number | null;
  text?: string | null;
  orderId?: string | null;
};

export type SymbolListing = {
  environment: string;
  symbol: string;
  description: string;
  assetClass: string;
  bucket: string;
  currency: string;
  contractSize: string;
  precision: number;
  tickSize: string;
  minQty: string;
  maxQty: string;
  qtyStep: string;
  ordTypes: string[];
  sessions: string[];
  omsSymbols?: Record<string, string>;
  version: number;
  updatedAt: string;
};

export type KillSwitch = {
  id: string;
  environment: string;
  symbol: string;
  by: string;
  reason: string;
  since: string;
};

export type AccountListing = {
  account: string;
  environment: string;
  crmClient: string;
  tradingEnabled: boolean;
  reason: string;
  version: number;
  updatedAt: string;
};

export type ReconBreak = {
  breakId: string;
  type: string;
  status: Open<'OPEN' | 'CLOSED'>;
  oms: string;
  execId?: string | null;
  orderId?: string | null;
  clOrdId?: string | null;
  symbol?: string | null;
  platformQty?: string | null;
  dropCopyQty?: string | null;
  platformPx?: string | null;
  dropCopyPx?: string | null;
  explanation: string;
  openedAt: string;
  closedAt?: string | null;
};

export type ReconOms = {
  oms: string;
  matched?: number;
  pending?: number;
  open?: number;
  lastDropCopyAt?: string | null;
};

export type ReconSummary = {
  matched: number;
  pending: number;
  open: number;
  lastDropCopyAt?: string | null;
  perOms?: ReconOms[];
};

export type AuditEntry = {
  id: string;
  service: string;
  actor: string;
  action: string;
  object: string;
  reason: string;
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  at: string;
};

export type Page<T> = { items: T[]; next?: string | null };
