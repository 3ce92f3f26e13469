import type { HeatRow } from '../ui/HeatMap';
import type { By, Hop, Latency, LatencyHistogram } from '../api/types';

export const HOPS: { value: Hop; label: string; what: string }[] = [
  { value: 'total', label: 'Whole way', what: 'from the client’s message to the OMS’s first answer' },
  { value: 'route', label: 'Decide', what: 'from the client’s message to the decision about it' },
  { value: 'send', label: 'Send', what: 'from the decision to the wire of the OMS session' },
  { value: 'ack', label: 'OMS answers', what: 'from the wire to the OMS’s first answer' },
];

export const BYS: { value: By; label: string }[] = [
  { value: 'symbol', label: 'Symbol' },
  { value: 'oms', label: 'OMS' },
  { value: 'fixSession', label: 'Session' },
];

export const hopOf = (text: string | undefined) => HOPS.find((h) => h.value === text) ?? (HOPS[0] as (typeof HOPS)[0]);
export const byOf = (text: string | undefined): By => BYS.find((b) => b.value === text)?.value ?? 'symbol';

/** `0.42 ms`, `3.1 ms`, `18 ms`, `1.2 s`: what was measured in microseconds may show a part of a millisecond. */
export function millis(value: number): string {
  if (value < 0.01) return '< 0.01 ms';
  if (value < 1) return `${value.toFixed(2)} ms`;
  if (value < 10) return `${value.toFixed(1)} ms`;
  if (value < 1_000) return `${Math.round(value)} ms`;
  return `${(value / 1_000).toFixed(value < 10_000 ? 1 : 0)} s`;
}

/** The slowest at the 99th percentile first; those without orders are left out. */
export function slowestFirst(latencies: Latency[], hop: string): Latency[] {
  return latencies
    .filter((l) => l.hop.toLowerCase() === hop && l.count > 0)
    .sort((a, b) => b.p99Millis - a.p99Millis || a.key.localeCompare(b.key));
}

/** Where a value stands between nothing and the slowest, 0 to 100; by the logarithm, as latencies span decades. */
export function share(value: number, top: number): number {
  if (value <= 0 || top <= 0) return 0;
  return Math.min(100, Math.max(1, (Math.log1p(value * 20) / Math.log1p(top * 20)) * 100));
}

export type Heat = { rows: HeatRow[]; columns: string[] };

const MOST_COLUMNS = 60;
const MOST_ROWS = 14;
const MINUTE = 60_000;

/**
 * The histogram as a heat map: minutes from left to right, those without orders too, the slow buckets on top. Long times
 * are put together so that fields stay large enough to be pointed at.
 */
export function heatOf({ bucketsMillis, minutes }: LatencyHistogram): Heat {
  const first = Date.parse(minutes[0]?.minute ?? '');
  const last = Date.parse(minutes.at(-1)?.minute ?? '');
  if (Number.isNaN(first)) return { rows: [], columns: [] };
  const span = Math.round((last - first) / MINUTE) + 1;
  const step = Math.ceil(span / MOST_COLUMNS);
  const columns = Array.from({ length: Math.ceil(span / step) }, (_, i) =>
    new Date(first + i * step * MINUTE).toISOString(),
  );
  const buckets = Math.max(bucketsMillis.length, ...minutes.map((m) => m.counts.length));
  const group = Math.ceil(buckets / MOST_ROWS);
  const rows: HeatRow[] = [];
  for (let bucket = 0; bucket < buckets; bucket += group) {
    const counts = columns.map(() => 0);
    for (const m of minutes) {
      const column = Math.floor((Date.parse(m.minute) - first) / MINUTE / step);
      for (let i = bucket; i < bucket + group; i++) counts[column] = (counts[column] ?? 0) + (m.counts[i] ?? 0);
    }
    const upper = bucketsMillis[Math.min(bucket + group, buckets) - 1];
    const label = upper === undefined ? `over ${millis(bucketsMillis.at(-1) ?? 0)}` : `up to ${millis(upper)}`;
    rows.push({ key: String(bucket), label, counts, total: counts.reduce((sum, n) => sum + n, 0) });
  }
  const used = rows.map((r) => (r.total ?? 0) > 0);
  const from = used.indexOf(true);
  return { columns, rows: from < 0 ? [] : rows.slice(from, used.lastIndexOf(true) + 1).reverse() };
}
