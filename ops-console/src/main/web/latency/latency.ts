import type { HeatRow } from '../ui/HeatMap';
import type { By, Hop, Latency, LatencyHistogram } from './contract';

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

/** One row per bucket, the slow ones on top as in a chart; buckets that no minute used are left out at both ends. */
export function heatRows(histogram: LatencyHistogram): HeatRow[] {
  const { bucketsMillis, minutes } = histogram;
  const width = Math.max(bucketsMillis.length, ...minutes.map((m) => m.counts.length));
  const rows = Array.from({ length: width }, (_, i): HeatRow => {
    const upper = bucketsMillis[i];
    const label = upper === undefined ? `over ${millis(bucketsMillis.at(-1) ?? 0)}` : `up to ${millis(upper)}`;
    const counts = minutes.map((m) => m.counts[i] ?? 0);
    return { key: String(i), label, counts, total: counts.reduce((sum, n) => sum + n, 0) };
  });
  const used = rows.map((r) => (r.total ?? 0) > 0);
  const first = used.indexOf(true);
  if (first < 0) return [];
  return rows.slice(first, used.lastIndexOf(true) + 1).reverse();
}
