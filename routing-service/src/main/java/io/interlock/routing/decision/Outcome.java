package io.interlock.routing.decision;

import io.interlock.events.RoutingDecision;
import java.time.Duration;
import java.time.Instant;

/** What judging a command came to. */
public sealed interface Outcome {
    /** It is settled. */
    record Decided(RoutingDecision decision) implements Outcome {}

    /** Nothing is decided or taken: to be judged again at {@code until}, which is yet to come. */
    record Wait(Queue.Place place, Instant until) implements Outcome {}

    /**
     * What a command has waited for so far.
     *
     * @param policy for example {@code gold-limit v3}
     */
    record Waited(Instant since, String policy) {
        String words(Instant now) {
            return "waited %d ms for %s".formatted(Duration.between(since, now).toMillis(), policy);
        }
    }
}
