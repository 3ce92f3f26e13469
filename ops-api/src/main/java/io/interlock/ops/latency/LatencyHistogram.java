package io.interlock.ops.latency;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How a hop's times were spread, minute by minute; minutes without any are left out.
 *
 * @param bucketsMillis upper bounds, from the first to the last bucket that is used
 * @param minutes oldest first
 */
public record LatencyHistogram(List<Double> bucketsMillis, List<Minute> minutes) {

    /**
     * One minute.
     *
     * @param counts by bucket
     */
    public record Minute(Instant minute, List<Long> counts) {}

    public static LatencyHistogram of(Map<Instant, Histogram> minutes) {
        int first = Buckets.COUNT;
        int end = 0;
        for (Histogram histogram : minutes.values()) {
            long[] counts = histogram.counts();
            for (int i = 0; i < counts.length; i++) {
                if (counts[i] > 0) {
                    first = Math.min(first, i);
                    end = Math.max(end, i + 1);
                }
            }
        }
        int from = Math.min(first, end);
        int to = end;
        return new LatencyHistogram(
                Buckets.millis(from, to),
                minutes.entrySet().stream()
                        .map(e ->
                                new Minute(
                                        e.getKey(),
                                        Arrays.stream(e.getValue().counts(), from, to)
                                                .boxed()
                                                .toList()))
                        .toList());
    }
}
