package io.interlock.ops.page;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A range of time.
 *
 * @param from first instant in it
 * @param to first instant after it
 */
public record Range(Instant from, Instant to) {

    /**
     * What a caller asked for: to now and {@code usual} long where it did not say. A problem where
     * it ends before it begins.
     */
    public static Range of(
            @Nullable Instant from, @Nullable Instant to, Duration usual, Instant now) {
        Instant end = to == null ? now : to;
        Instant begin = from == null ? end.minus(usual) : from;
        if (!begin.isBefore(end)) {
            throw Problem.VALIDATION_FAILED.exception(
                    new FieldError(
                            "?from",
                            "invalid-value",
                            "from %s is not before to %s".formatted(begin, end)));
        }
        return new Range(begin, end);
    }

    /** The same, grown to whole minutes. */
    public Range wholeMinutes() {
        Instant begin = from.truncatedTo(ChronoUnit.MINUTES);
        Instant end = to.truncatedTo(ChronoUnit.MINUTES);
        return new Range(begin, end.equals(to) ? end : end.plus(1, ChronoUnit.MINUTES));
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
