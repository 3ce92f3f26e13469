package io.interlock.ops.throttle;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bucket per name. The names used least recently are forgotten: theirs are full again anyway. */
final class Buckets {
    private static final int KEPT = 10_000;

    private final int perSecond;
    private final int burst;
    private final TimeMeter time;
    private final Map<String, Bucket> byName =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                    return size() > KEPT;
                }
            };

    Buckets(int perSecond, int burst, TimeMeter time) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.time = time;
    }

    synchronized Bucket of(String name) {
        return byName.computeIfAbsent(name, n -> full());
    }

    private Bucket full() {
        return Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(time)
                .build();
    }

    /** As RateLimit-Policy says it: the burst, and the seconds in which it comes back. */
    String policy() {
        return "\"caller\";q=%d;w=%d".formatted(burst, secondsToFull(0));
    }

    /** As RateLimit says it. */
    String left(long remaining) {
        return "\"caller\";r=%d;t=%d".formatted(remaining, secondsToFull(remaining));
    }

    private long secondsToFull(long remaining) {
        return Math.ceilDiv(burst - remaining, perSecond);
    }
}
