package io.interlock.ops.latency;

/**
 * How long a hop took.
 *
 * @param key the symbol, OMS or session
 * @param count how many orders and requests
 */
public record Latency(
        String key,
        Hop hop,
        long count,
        double p50Millis,
        double p95Millis,
        double p99Millis,
        double maxMillis) {

    public static Latency of(String key, Hop hop, Histogram histogram) {
        return new Latency(
                key,
                hop,
                histogram.count(),
                millis(histogram.percentile(0.5)),
                millis(histogram.percentile(0.95)),
                millis(histogram.percentile(0.99)),
                millis(histogram.maxMicros()));
    }

    private static double millis(long micros) {
        return micros / 1_000.0;
    }
}
