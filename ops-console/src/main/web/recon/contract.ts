/** What dropcopy-recon-service says about breaks, proof, the end of a day and files; passed on by ops-api as it is. */
export type Decimal = string | number;

export type ReconBreak = {
  breakId: string;
  type: string;
  status: string;
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
  severity: string;
  /** When somebody should have dealt with it. */
  dueAt?: string | null;
  closedReason?: string | null;
  review: string;
  owner?: string | null;
  labels: string[];
  side?: string | null;
  account?: string | null;
  tradeDate?: string | null;
};

/** One report, by what it says. */
export type Line = {
  eventId: string;
  at: string;
  execType?: string | null;
  execId?: string | null;
  execRefId?: string | null;
  orderId?: string | null;
  clOrdId?: string | null;
  account?: string | null;
  symbol?: string | null;
  side?: string | null;
  ordStatus?: string | null;
  orderQty?: string | null;
  lastQty?: string | null;
  lastPx?: string | null;
  cumQty?: string | null;
  leavesQty?: string | null;
  currency?: string | null;
  commission?: string | null;
  transactTime?: string | null;
};

export type Decision = {
  decisionId: string;
  subject: string;
  action: string;
  value?: string | null;
  by: string;
  reason: string;
  at: string;
};

/** `kind` is `session`, `venue` or `change`. */
export type Happening = { at: string; kind: string; about: string; text: string; by?: string | null };

export type Card = {
  broken: ReconBreak;
  meaning: string;
  platform: Line[];
  dropCopy: Line[];
  history: Decision[];
  around: Happening[];
};

export type Decided = { done: ReconBreak[]; refused: { breakId: string; why: string }[] };

export type Kind = { type: string; severity: string; slaSeconds: number; meaning: string };

export type Share = { proven: number; unproven: number; percent?: Decimal | null };

/** A minute at an OMS. */
export type ProofCell = { oms: string; minute: string; proven: number; unproven: number };

/** `why` is `PENDING`, `BREAK` or `COVERAGE_GAP`. */
export type ProofWindow = {
  oms: string;
  symbol?: string | null;
  from: string;
  to: string;
  trades: number;
  why: string;
  detail?: string | null;
};

export type Proof = Share & {
  day: string;
  perOms: (Share & { oms: string })[];
  cells: ProofCell[];
  windows: ProofWindow[];
};

export type SideTotals = {
  trades: number;
  busts: number;
  corrections: number;
  qty: Decimal;
  notional: Decimal;
  commission: Decimal;
};

export type Certificate = {
  oms: string;
  tradeDate: string;
  platform: SideTotals;
  dropCopy: SideTotals;
  matched: number;
  unmatched: number;
  provenPercent?: Decimal | null;
  breaks: { type: string; open: number; closed: number }[];
  unproven: { symbol?: string | null; from: string; to: string; trades: number }[];
};

/** `later` is what is otherwise now than when it was signed. */
export type CertificateView = {
  oms: string;
  tradeDate: string;
  signed: boolean;
  hash: string;
  certificate: Certificate;
  signedBy?: string | null;
  comment?: string | null;
  signedAt?: string | null;
  later: { what: string; signed: string; now: string }[];
};

export type SignedDay = {
  oms: string;
  tradeDate: string;
  hash: string;
  signedBy: string;
  comment: string;
  signedAt: string;
};

export type FileTotals = { rows: number; qty: Decimal; notional: Decimal; commission: Decimal };

export type Written = { name: string; totals: FileTotals; sha256: string; bytes: number };

export type Difference = {
  execId: string;
  /** `ONLY_PLATFORM`, `ONLY_DROP_COPY` or `DIFFERS`. */
  where: string;
  fields: { column: string; platform: string; dropCopy: string }[];
};

export type FileDiff = {
  oms: string;
  tradeDate: string;
  template: string;
  templateVersion: number;
  agrees: boolean;
  platform: Written;
  dropCopy: Written;
  diff: {
    onlyPlatform: number;
    onlyDropCopy: number;
    differing: number;
    hash: string;
    differences: Difference[];
  };
  /** Busts and corrections that name no trade of the day. */
  unapplied: { platform: unknown[]; dropCopy: unknown[] };
};

export type Delivery = {
  id: number;
  oms: string;
  tradeDate: string;
  template: string;
  templateVersion: number;
  destination: string;
  fileName: string;
  /** `BEGUN`, `DELIVERED` or `FAILED`. */
  status: string;
  sha256: string;
  bytes: number;
  rows: number;
  qty: Decimal;
  notional: Decimal;
  commission: Decimal;
  differences: number;
  acceptedReason?: string | null;
  by: string;
  reason: string;
  detail?: string | null;
  at: string;
  endedAt?: string | null;
};

export type Destination = { name: string; place: string };

/** A mapping of CSV or a template of finance's file. */
export type Layout = { name: string; version: number; by?: string | null; reason?: string | null };

export type LineError = { line: number; field: string; value: string; why: string };

export type ReconImport = {
  id: string;
  oms: string;
  format: string;
  mode: string;
  dryRun: boolean;
  mapping?: string | null;
  mappingVersion?: number | null;
  sender?: string | null;
  fileName?: string | null;
  /** `RUNNING`, `TAKEN`, `REFUSED`, `CHECKED` or `ABANDONED`. */
  status: string;
  totalBytes?: number | null;
  bytes: number;
  lines: number;
  good: number;
  bad: number;
  skipped: number;
  repeated: number;
  published: number;
  sha256?: string | null;
  by: string;
  reason: string;
  detail?: string | null;
  startedAt: string;
  endedAt?: string | null;
  firstErrors: LineError[];
};
