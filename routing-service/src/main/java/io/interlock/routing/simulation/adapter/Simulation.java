package io.interlock.routing.simulation.adapter;

import io.interlock.routing.simulation.Impact;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft that is played over the past, as REST shows it.
 *
 * @param revision of the version, as it was then
 * @param read decisions so far, of {@code total}
 * @param timesRealTime how much faster than it went then; null before it is done
 * @param problem why it failed; null where it did not
 * @param impact what was found so far; null before the first look
 */
record Simulation(
        String id,
        String policy,
        int version,
        int revision,
        int hours,
        State state,
        String by,
        Instant startedAt,
        long read,
        long total,
        @Nullable Double timesRealTime,
        @Nullable String problem,
        @Nullable Impact impact) {

    /** Where it stands. */
    enum State {
        RUNNING,
        DONE,
        CANCELED,
        FAILED
    }

    /** So far, and no further unless it still runs. */
    Simulation at(State next, long done, long all, Impact found, Duration took) {
        return with(next, done, all, next == State.DONE ? speed(found, took) : null, null, found);
    }

    Simulation canceled() {
        return with(State.CANCELED, read, total, null, null, impact);
    }

    Simulation failed(String why) {
        return with(State.FAILED, read, total, null, why, impact);
    }

    private Simulation with(
            State next,
            long done,
            long all,
            @Nullable Double speed,
            @Nullable String why,
            @Nullable Impact found) {
        return new Simulation(
                id, policy, version, revision, hours, next, by, startedAt, done, all, speed, why,
                found);
    }

    private static @Nullable Double speed(Impact found, Duration took) {
        if (found.from() == null || found.until() == null || took.toMillis() == 0) {
            return null;
        }
        double span = Duration.between(found.from(), found.until()).toMillis();
        return Math.round(span / took.toMillis() * 10) / 10.0;
    }
}
