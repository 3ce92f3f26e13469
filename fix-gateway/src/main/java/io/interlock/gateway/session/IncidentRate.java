package io.interlock.gateway.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixIncident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Keeps a counterparty's flood from becoming a flood of incidents: of one kind of a session twenty
 * at once, then one in five seconds, which says how many were left out before it.
 */
final class IncidentRate {
    private static final Duration EACH = Duration.ofSeconds(5);
    private static final Duration AT_ONCE = EACH.multipliedBy(19);
    private static final int REMEMBERED = 10_000;

    private final Cache<Like, Bucket> buckets =
            Caffeine.newBuilder()
                    .expireAfterAccess(Duration.ofHours(1))
                    .maximumSize(REMEMBERED)
                    .build();

    private record Like(String compId, Kind kind, Severity severity) {}

    private static final class Bucket {
        /** When all that was told would have been due, one after the other. */
        Instant due = Instant.EPOCH;

        long leftOut;
    }

    /** How many were left out before this one; empty where it is left out itself. */
    OptionalLong leftOutBefore(String compId, Kind kind, Severity severity, Instant now) {
        Bucket bucket = buckets.get(new Like(compId, kind, severity), like -> new Bucket());
        synchronized (bucket) {
            Instant due = bucket.due.isBefore(now) ? now : bucket.due;
            if (due.isAfter(now.plus(AT_ONCE))) {
                bucket.leftOut++;
                return OptionalLong.empty();
            }
            bucket.due = due.plus(EACH);
            long leftOut = bucket.leftOut;
            bucket.leftOut = 0;
            return OptionalLong.of(leftOut);
        }
    }
}
