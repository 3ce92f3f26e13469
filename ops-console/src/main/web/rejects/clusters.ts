import { type Labelled, sentence, type Tone } from '../ui/tone';
import type { RejectCluster } from '../api/types';

/** What the classes of the taxonomy are called, and whose matter each is. */
const CLASSES: Record<string, Labelled> = {
  SYMBOL_MAP: { label: 'Symbol mapping', tone: 'bad' },
  MARKET_CLOSED: { label: 'Market closed', tone: 'info' },
  PRICE_INCREMENT: { label: 'Price increment', tone: 'warn' },
  PRICE_BAND: { label: 'Price band', tone: 'warn' },
  QUANTITY: { label: 'Quantity', tone: 'warn' },
  LIMIT: { label: 'Limit', tone: 'policy' },
  MARGIN: { label: 'Margin', tone: 'policy' },
  FUNDS: { label: 'Funds', tone: 'policy' },
  THROTTLE: { label: 'Throttle', tone: 'warn' },
  DUPLICATE: { label: 'Duplicate', tone: 'bad' },
  UNKNOWN_ORDER: { label: 'Unknown order', tone: 'bad' },
  TOO_LATE: { label: 'Too late', tone: 'info' },
  ACCESS: { label: 'Access', tone: 'policy' },
  ACCOUNT: { label: 'Account', tone: 'policy' },
  UNSUPPORTED: { label: 'Unsupported', tone: 'warn' },
  KILLED: { label: 'Kill switch', tone: 'policy' },
  POLICY: { label: 'Policy', tone: 'policy' },
  FORMAT: { label: 'Format', tone: 'bad' },
  VENUE_TECH: { label: 'OMS technical', tone: 'bad' },
  OTHER_NEW: { label: 'Never seen before', tone: 'bad' },
};

export const rejectClass = (code: string): Labelled =>
  CLASSES[code] ?? { label: sentence(code), tone: 'warn' satisfies Tone };

export type Heat = { key: string; label: string; counts: number[]; total: number };

export type HeatBy = 'rejectClass' | 'symbol' | 'fixSession';

/** Clusters added up slice by slice under what they share, the most rejects first. */
export function heatOf(clusters: RejectCluster[], by: HeatBy, limit = 12): Heat[] {
  const rows = new Map<string, Heat>();
  for (const cluster of clusters) {
    const key = cluster[by] ?? '';
    const label = by === 'rejectClass' ? rejectClass(key).label : key || 'none';
    const row = rows.get(key) ?? { key, label, counts: cluster.trend.map(() => 0), total: 0 };
    cluster.trend.forEach((n, i) => {
      row.counts[i] = (row.counts[i] ?? 0) + n;
    });
    row.total += cluster.count;
    rows.set(key, row);
  }
  return [...rows.values()].sort((a, b) => b.total - a.total || a.key.localeCompare(b.key)).slice(0, limit);
}

export type ClusterFilter = { rejectClass?: string; symbol?: string; fixSession?: string; q?: string };

/** What is narrowed on the page itself, over clusters that are all here. */
export function filtered(clusters: RejectCluster[], filter: ClusterFilter): RejectCluster[] {
  const needle = filter.q?.toUpperCase();
  return clusters.filter(
    (c) =>
      (!filter.rejectClass || c.rejectClass === filter.rejectClass) &&
      (!filter.symbol || c.symbol === filter.symbol) &&
      (!filter.fixSession || c.fixSession === filter.fixSession) &&
      (!needle || [c.text, c.codeName, c.oms].some((text) => (text ?? '').toUpperCase().includes(needle))),
  );
}

/** `symbol:LIVE:EURUSD`, as the audit names it. */
export const objectOf = (change: { objectType: string; objectId: string }) =>
  change.objectId.startsWith(`${change.objectType}:`)
    ? change.objectId
    : `${change.objectType}:${change.objectId}`;
