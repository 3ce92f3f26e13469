import { iso } from './messages.ts';

/** Time from one hop to the next, in whole numbers that look like those of a quiet day. */
const HOPS: Record<string, number> = { route: 3.1, send: 1.8, ack: 11, total: 17 };

const KEYS: Record<string, string[]> = {
  symbol: ['EURUSD', 'GBPUSD', 'USDJPY', 'XAUUSD', 'US500', 'WTI', 'BTCUSD', 'AAPL'],
  oms: ['OMSA', 'OMSB'],
  fixSession: ['OMSA-P', 'OMSB-P', 'OMSB-S'],
};

const BUCKETS = [1, 2, 5, 10, 20, 50, 100, 250, 1_000];

export function latencies(by: string, hop: string) {
  return (KEYS[by] ?? []).flatMap((key, i) =>
    Object.entries(HOPS)
      .filter(([name]) => !hop || name === hop)
      .map(([name, base]) => {
        const p50 = base * (1 + i * 0.13);
        return {
          key,
          hop: name,
          count: 1_840 - i * 190,
          p50Millis: round(p50),
          p95Millis: round(p50 * 2.4),
          p99Millis: round(p50 * (i === 3 ? 22 : 5.2)),
          maxMillis: round(p50 * (i === 3 ? 61 : 9)),
        };
      }),
  );
}

export function histogram(hop: string, from: number, to: number) {
  const base = HOPS[hop] ?? 10;
  const minutes = [];
  for (let at = Math.ceil(from / 60_000) * 60_000; at < to; at += 60_000) {
    const slow = Math.sin(at / 1_900_000) > 0.93 ? 6 : 1;
    minutes.push({
      minute: iso(at),
      counts: BUCKETS.map((upper) => {
        const distance = Math.log(upper / (base * slow)) - 0.4;
        return Math.round(52 * Math.exp(-distance * distance * 1.6) * (0.7 + ((at / 60_000) % 5) / 8));
      }),
    });
  }
  return { bucketsMillis: BUCKETS, minutes };
}

const round = (n: number) => Math.round(n * 100) / 100;
