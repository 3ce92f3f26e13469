package io.interlock.ops.latency;

import java.util.Arrays;

/**
 * Counts by bucket. Two of them add up to the one of both.
 *
 * @param counts by {@link Buckets}
 * @param maxMicros the largest value
 */
@SuppressWarnings("ArrayRecordComponent") // compared by value below
public record Histogram(long[] counts, long maxMicros) {
    public Histogram {
        counts = Arrays.copyOf(counts, Buckets.COUNT);
    }

    public static Histogram empty() {
        return new Histogram(new long[0], 0);
    }

    @Override
    public long[] counts() {
        return counts.clone();
    }

    public Histogram plus(Histogram other) {
        long[] sum = counts();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += other.counts[i];
        }
        return new Histogram(sum, Math.max(maxMicros, other.maxMicros));
    }

    public Histogram plus(long micros, long times) {
        long[] sum = counts();
        sum[Buckets.of(micros)] += times;
        return new Histogram(sum, Math.max(maxMicros, micros));
    }

    public long count() {
        return Arrays.stream(counts).sum();
    }

    /**
     * The value that {@code share} of all are not above, in microseconds, interpolated within its
     * bucket; 0 where nothing was counted.
     */
    public long percentile(double share) {
        double rank = share * count();
        long below = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (counts[bucket] > 0 && below + counts[bucket] >= rank) {
                long top = Math.min(Buckets.upper(bucket), maxMicros);
                long bottom = Math.min(Buckets.lower(bucket), top);
                double part = Math.clamp((rank - below) / counts[bucket], 0, 1);
                return bottom + Math.round((top - bottom) * part);
            }
            below += counts[bucket];
        }
        return maxMicros;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Histogram(long[] theirs, long max)
                && max == maxMicros
                && Arrays.equals(theirs, counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "Histogram" + Arrays.toString(counts) + " max " + maxMicros;
    }
}
