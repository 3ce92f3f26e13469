import type { components } from './schema';

type Schemas = components['schemas'];

/**
 * A schema as its reader must take it: enumerations may grow (`status` may be a word we do not know yet) and what is
 * not required may be absent or null. Field names and types stay those of openapi.yaml, so drift does not compile.
 */
type Wire<T> = T extends string
  ? string extends T
    ? string
    : T | (string & {})
  : T extends (infer U)[]
    ? Wire<U>[]
    : T extends object
      ? { [K in keyof T]: undefined extends T[K] ? Wire<T[K]> | null : Wire<T[K]> }
      : T;

export type Me = Wire<Schemas['Me']>;
export type Status = Wire<Schemas['PlatformStatus']>;
export type ServiceStatus = Wire<Schemas['ServiceStatus']>;
export type FixSession = Wire<Schemas['FixSessionState']>;
export type FixMessage = Wire<Schemas['FixMessageItem']>;
export type FixIncident = Wire<Schemas['FixIncident']>;
export type SessionEvent = Wire<Schemas['SessionEvent']>;
export type SessionWindow = Wire<Schemas['SessionWindow']>;
export type FixSessionDetail = FixSession & { incidents?: FixIncident[] };
export type Order = Wire<Schemas['OrderItem']>;
export type OrderDetail = Order & { timeline?: TimelineEntry[] };
export type TimelineEntry = Wire<Schemas['TimelineEntry']>;
export type Explanation = Wire<Schemas['Explanation']>;
export type Verdict = Wire<Schemas['Verdict']>;
export type DecodedMessage = Wire<Schemas['DecodedMessage']>;
export type Reject = Wire<Schemas['RejectItem']>;
export type SymbolListing = Wire<Schemas['SymbolState']>;
export type KillSwitch = Wire<Schemas['KillSwitch']>;
export type EngagedKillSwitch = Wire<Schemas['EngagedKillSwitch']>;
export type AccountListing = Wire<Schemas['AccountState']>;
export type ReconBreak = Wire<Schemas['ReconBreak']>;
export type ReconSummary = Wire<Schemas['ReconSummary']>;
export type ReconOms = Wire<Schemas['PerOms']>;
export type AuditEntry = Wire<Schemas['AuditEntry']>;
export type Verification = Wire<Schemas['Verification']>;
export type Alert = Wire<Schemas['Alert']>;
export type AlertRule = Wire<Schemas['AlertRule']>;
export type Matcher = Wire<Schemas['Matcher']>;
export type AlertSilence = Wire<Schemas['AlertSilence']>;
export type AlertTarget = Wire<Schemas['AlertTarget']>;
export type AlertDelivery = Wire<Schemas['AlertDelivery']>;
export type ApiKey = Wire<Schemas['ApiKey']>;
export type Latency = Wire<Schemas['Latency']>;
export type LatencyHistogram = Wire<Schemas['LatencyHistogram']>;
export type Hop = 'route' | 'send' | 'ack' | 'total';
export type By = 'symbol' | 'oms' | 'fixSession';
export type CompletenessMinute = Wire<Schemas['Completeness']>;
export type RejectCluster = Wire<Schemas['RejectCluster']>;
export type ChangeBefore = Wire<Schemas['ChangeBefore']>;
export type SearchAnswer = Wire<Schemas['Found']>;
export type SearchItem = SearchAnswer['items'][number];
export type SavedView = Wire<Schemas['SavedView']>;
export type NewView = Schemas['NewView'];
export type Position = Wire<Schemas['PositionItem']>;
export type SupportView = Wire<Schemas['SupportView']>;
export type PlainReject = SupportView['lastRejects'][number];
export type RecentOrder = SupportView['lastOrders'][number];
export type Engagement = Schemas['Engagement'];
export type Problem = Partial<Schemas['Problem']>;

/** The statuses that the orders list can be asked for. */
export type OrderStatusCode = Schemas['OrderItem']['status'];

export type Page<T> = { items: T[]; next?: string | null };

/** fix-gateway's own words, passed on by ops-api as they are. */
export type OmsLinkState = {
  oms: string;
  state?: string | null;
  active?: string | null;
  since?: string | null;
  forced?: string | null;
  sessions?: { session: string; answering: boolean; goodProbes: number }[];
};
export type Failover = {
  id: number;
  move: {
    oms: string;
    kind: string;
    from?: string | null;
    to?: string | null;
    cause: string;
    by?: string | null;
    at: string;
  };
  inFlight: { outcome?: string | null }[];
};
export type InDoubtOrder = {
  commandId: string;
  oms: string;
  omsSession: string;
  clientSession: string;
  clOrdId: string;
  since: string;
  why: string;
  asked: number;
};
export type SessionView = { definition?: unknown; words?: string | null };
