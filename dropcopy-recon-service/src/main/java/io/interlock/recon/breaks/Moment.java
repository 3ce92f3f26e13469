package io.interlock.recon.breaks;

import java.time.Instant;
import java.util.Map;

/**
 * What is wrong from a time on, until the next moment.
 *
 * @param event what happened then, in words
 * @param wrong each kind with its explanation
 */
public record Moment(Instant at, String event, Map<Catalogue, String> wrong) {
    public Moment {
        wrong = Map.copyOf(wrong);
    }
}
