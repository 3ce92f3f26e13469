package io.interlock.gateway.metrics;

import io.interlock.events.FixSessionState.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one session; written by the message log's thread, read by any. */
final class SessionFigures {
    private static final int PROBES = 16;

    final Awaited awaited = new Awaited();
    private final Map<String, Instant> probes = new LinkedHashMap<>();
    private volatile @Nullable Instant lastReceived;
    private volatile @Nullable Duration roundTrip;
    private volatile long in;
    private volatile long out;
    private volatile long rejects;
    private volatile long resendRequests;
    private volatile long gaps;
    private long askedUpTo = -1;

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    void passed(boolean outbound, Instant at) {
        if (outbound) {
            out++;
        } else {
            in++;
            lastReceived = at;
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void rejected() {
        rejects++;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate")
    void askedAgain() {
        resendRequests++;
    }

    /** We ask for messages again; true where this is a new gap and not the next part of one. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    boolean gap(long begin, long end) {
        boolean fresh = begin != askedUpTo + 1;
        askedUpTo = end;
        if (fresh) {
            gaps++;
        }
        return fresh;
    }

    void asked(String testReqId, Instant at) {
        probes.put(testReqId, at);
        if (probes.size() > PROBES) {
            probes.remove(probes.keySet().iterator().next());
        }
    }

    @Nullable Duration answered(String testReqId, Instant at) {
        Instant asked = probes.remove(testReqId);
        if (asked == null) {
            return null;
        }
        Duration took = Duration.between(asked, at);
        roundTrip = took;
        return took;
    }

    /** Since the last message of the peer; not a number before the first. */
    double silence(Instant now) {
        Instant last = lastReceived;
        return last == null ? Double.NaN : seconds(Duration.between(last, now));
    }

    double roundTripSeconds() {
        Duration took = roundTrip;
        return took == null ? Double.NaN : seconds(took);
    }

    double oldestAwaited(Instant now) {
        Instant oldest = awaited.oldest();
        return oldest == null ? 0 : seconds(Duration.between(oldest, now));
    }

    Figures now() {
        return new Figures(
                lastReceived,
                millis(roundTrip),
                millis(awaited.percentile(0.5)),
                millis(awaited.percentile(0.99)),
                awaited.size(),
                awaited.oldest(),
                in,
                out,
                rejects,
                resendRequests,
                gaps);
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static @Nullable Double millis(@Nullable Duration duration) {
        return duration == null ? null : Math.round(duration.toNanos() / 1e4) / 1e2;
    }
}
