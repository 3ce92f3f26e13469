export type Hop = 'route' | 'send' | 'ack' | 'total';

export type By = 'symbol' | 'oms' | 'fixSession';

/** How long a hop took, of all orders of one key. */
export type Latency = {
  key: string;
  hop: string;
  count: number;
  p50Millis: number;
  p95Millis: number;
  p99Millis: number;
  maxMillis: number;
};

/** Counts per minute; the i-th count is of those up to the i-th bound, the last of all above. */
export type LatencyHistogram = {
  bucketsMillis: number[];
  minutes: { minute: string; counts: number[] }[];
};
