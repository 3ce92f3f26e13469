package io.interlock.recon.matching;

import java.time.Duration;
import java.time.Instant;

/**
 * How far both streams have been read: every report received before these instants is known. What
 * one side told is overdue at the other when that stream has been read past it by the grace period.
 */
public record Horizon(Instant platform, Instant dropCopy, Duration grace) {

    boolean isPast(Feed feed, Instant receivedAt) {
        return !receivedAt.isAfter(overdueBefore(feed));
    }

    /** What the other side told until then and {@code missing} did not is overdue. */
    public Instant overdueBefore(Feed missing) {
        return switch (missing) {
            case PLATFORM -> platform.minus(grace);
            case DROP_COPY -> dropCopy.minus(grace);
        };
    }
}
