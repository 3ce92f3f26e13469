package io.interlock.ops.hit;

import io.interlock.domain.Environment;
import java.util.List;

/**
 * What a policy has decided.
 *
 * @param hours of the last day, oldest first: decisions of each, whatever they were
 */
record PolicyHits(
        String policy, Environment environment, Hits lastHour, Hits lastDay, List<Long> hours) {

    /** Orders and requests by what became of them. */
    record Hits(long rejected, long throttled, long rerouted) {
        static final Hits NONE = new Hits(0, 0, 0);

        Hits plus(Hits other) {
            return new Hits(
                    rejected + other.rejected,
                    throttled + other.throttled,
                    rerouted + other.rerouted);
        }

        long all() {
            return rejected + throttled + rerouted;
        }
    }
}
