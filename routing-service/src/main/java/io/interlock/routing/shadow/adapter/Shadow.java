package io.interlock.routing.shadow.adapter;

import io.interlock.routing.simulation.Impact;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A draft beside the policies in force, as REST shows it.
 *
 * @param revision of the version, as it was at the start
 * @param until when it ends by itself
 * @param seen decisions of this instance since the start
 * @param missed of these, decisions that came too fast to be looked at
 * @param impact orders that the draft is about, and those that would have met something else; null
 *     before the first look
 */
record Shadow(
        String id,
        String policy,
        int version,
        int revision,
        State state,
        String by,
        Instant startedAt,
        Instant until,
        long seen,
        long missed,
        @Nullable Impact impact) {

    /** Where it stands. */
    enum State {
        RUNNING,
        ENDED,
        STOPPED
    }

    Shadow at(State next, long all, long lost, Impact found) {
        return new Shadow(
                id, policy, version, revision, next, by, startedAt, until, all, lost, found);
    }

    Shadow stopped() {
        return new Shadow(
                id,
                policy,
                version,
                revision,
                State.STOPPED,
                by,
                startedAt,
                until,
                seen,
                missed,
                impact);
    }
}
