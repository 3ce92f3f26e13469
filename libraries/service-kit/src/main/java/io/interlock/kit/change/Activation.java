package io.interlock.kit.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a version was or is in force.
 *
 * @param number counts the document's activations from 1
 * @param by who wanted it
 * @param until when it ends by itself; null for no end
 * @param secondPerson whether four eyes saw the version
 * @param before the number of the activation that returns at {@code until}; null for nothing
 * @param closed when it was over; null while it lasts
 */
public record Activation(
        int number,
        int version,
        Cause cause,
        String by,
        String reason,
        Instant since,
        @Nullable Instant until,
        boolean secondPerson,
        @Nullable Integer before,
        @Nullable Instant closed) {

    /** How a version came into force first. */
    public enum Cause {
        APPLIED,
        REVERTED
    }

    public boolean open() {
        return closed == null;
    }

    boolean overAt(Instant now) {
        return until != null && !now.isBefore(until);
    }

    Activation closedAt(Instant now) {
        return new Activation(
                number, version, cause, by, reason, since, until, secondPerson, before, now);
    }

    /** The same again, from {@code now} on. */
    Activation again(int newNumber, Instant now) {
        return new Activation(
                newNumber, version, cause, by, reason, now, until, secondPerson, before, null);
    }
}
