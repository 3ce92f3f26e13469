package io.interlock.ops.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that nobody is told of for a time: they are shown, and marked. A maintenance window is one
 * that begins later or repeats.
 *
 * @param matchers all of them have to match
 * @param owner who wants it so
 * @param until the end of its first time
 * @param repeats whether it comes again, in UTC, until it is deleted
 */
public record Silence(
        String id,
        List<Matcher> matchers,
        String owner,
        String reason,
        Instant from,
        Instant until,
        Repeats repeats,
        Instant createdAt,
        @Nullable Instant endedAt) {

    public Silence {
        matchers = List.copyOf(matchers);
    }

    /** How often. */
    public enum Repeats {
        NEVER(Duration.ZERO),
        DAILY(Duration.ofDays(1)),
        WEEKLY(Duration.ofDays(7));

        private final Duration period;

        Repeats(Duration period) {
            this.period = period;
        }

        /** Whether something that takes {@code length} is over before it comes again. */
        public boolean allows(Duration length) {
            return this == NEVER || length.compareTo(period) < 0;
        }
    }

    public boolean covers(Alert alert, Instant at) {
        return active(at) && matches(alert);
    }

    /** Whether it covers {@code alert} while it holds. */
    public boolean matches(Alert alert) {
        return matchers.stream().allMatch(matcher -> matcher.matches(alert));
    }

    /** Whether it holds at {@code at}. */
    public boolean active(Instant at) {
        if (at.isBefore(from) || (endedAt != null && !at.isBefore(endedAt))) {
            return false;
        }
        if (repeats == Repeats.NEVER) {
            return at.isBefore(until);
        }
        long since = Duration.between(from, at).toMillis() % repeats.period.toMillis();
        return since < Duration.between(from, until).toMillis();
    }
}
