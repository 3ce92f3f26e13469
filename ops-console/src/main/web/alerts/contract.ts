/** Something that needs someone, from its first sign until it is over. */
export type Alert = {
  id: string;
  rule: string;
  severity: string;
  owner?: string | null;
  summary: string;
  labels: Record<string, string>;
  /** `OPEN`, `ACKNOWLEDGED` or `CLOSED`. */
  state: string;
  firstRaised: string;
  lastRaised: string;
  count: number;
  closedAt?: string | null;
  acknowledgedBy?: string | null;
  acknowledgedAt?: string | null;
  comment?: string | null;
  /** The silence that keeps it from the targets. */
  silencedBy?: string | null;
  runbook?: string | null;
  /** The page of the console that shows its cause. */
  page?: string | null;
};

/** A rule's document; what an editor sends back whole. */
export type AlertRule = {
  id: string;
  enabled: boolean;
  severity: string;
  owner: string;
  condition: string;
  parameters: Record<string, number>;
  forMillis: number;
  clearMillis: number;
  groupBy: string[];
  version: number;
  changedBy?: string | null;
  changedAt?: string | null;
  reason?: string | null;
};

/** A label, or one of `rule`, `severity` and `owner`, and what it must be; `*` stands for anything. */
export type Matcher = { label: string; value: string };

export type AlertSilence = {
  id: string;
  matchers: Matcher[];
  owner: string;
  reason: string;
  from: string;
  until: string;
  repeats?: string | null;
  createdAt?: string | null;
  /** Open alerts that it covers. */
  matching?: number | null;
  endedAt?: string | null;
};

export type AlertTarget = {
  id: string;
  name: string;
  kind: string;
  address: string;
  enabled: boolean;
  minSeverity: string;
  matchers?: Matcher[] | null;
  closings?: boolean | null;
  version: number;
};

export type AlertDelivery = {
  id: string;
  target: string;
  event: string;
  alerts?: string[] | null;
  title?: string | null;
  /** `WAITING`, `DELIVERED` or `GIVEN_UP`. */
  state: string;
  attempts: number;
  createdAt: string;
  nextAt?: string | null;
  deliveredAt?: string | null;
  lastError?: string | null;
};
