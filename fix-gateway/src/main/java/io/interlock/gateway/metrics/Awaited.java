package io.interlock.gateway.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Orders of one OMS session that have not been answered yet, oldest first, and how long the newest
 * answers took. What is never answered is forgotten once there are too many.
 */
final class Awaited {
    private static final int MOST = 10_000;
    private static final int NEWEST = 512;

    private final Map<String, Sent> sent = new LinkedHashMap<>();
    private final Map<String, Sent> settled = new LinkedHashMap<>();
    private final long[] nanos = new long[NEWEST];
    private long answers;

    record Sent(Instant at, String symbol) {}

    /** An answer: to what, and how long it took. */
    record Answered(Duration took, String symbol) {}

    synchronized void sent(String clOrdId, Instant at, String symbol) {
        sent.put(clOrdId, new Sent(at, symbol));
        if (sent.size() > MOST) {
            sent.remove(sent.keySet().iterator().next());
        }
    }

    /** Nobody waits for it any more. A report that follows is timed all the same. */
    synchronized void settled(String clOrdId) {
        Sent one = sent.remove(clOrdId);
        if (one != null) {
            settled.put(clOrdId, one);
            if (settled.size() > MOST) {
                settled.remove(settled.keySet().iterator().next());
            }
        }
    }

    synchronized @Nullable Answered answered(String clOrdId, Instant at) {
        Sent one = sent.remove(clOrdId);
        if (one == null) {
            one = settled.remove(clOrdId);
        }
        if (one == null) {
            return null;
        }
        Duration took = Duration.between(one.at(), at);
        took = took.isNegative() ? Duration.ZERO : took;
        nanos[(int) (answers++ % NEWEST)] = took.toNanos();
        return new Answered(took, one.symbol());
    }

    synchronized int size() {
        return sent.size();
    }

    /** When the order that has waited longest was sent. */
    synchronized @Nullable Instant oldest() {
        return sent.isEmpty() ? null : sent.values().iterator().next().at();
    }

    /** The share {@code q} of the newest answers took no longer; null before the first. */
    synchronized @Nullable Duration percentile(double q) {
        int known = (int) Math.min(answers, NEWEST);
        if (known == 0) {
            return null;
        }
        long[] sorted = java.util.Arrays.copyOf(nanos, known);
        java.util.Arrays.sort(sorted);
        return Duration.ofNanos(sorted[Math.min(known - 1, (int) (q * known))]);
    }
}
