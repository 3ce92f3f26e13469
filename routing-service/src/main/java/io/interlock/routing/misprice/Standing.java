package io.interlock.routing.misprice;

import java.time.Instant;
import java.util.Optional;

/**
 * How a symbol stands with a rule. What is doubted must be so for the rule's dwell before it is
 * mispriced, and fine by half of its limits for the rule's calm before it is over.
 */
sealed interface Standing {
    Standing FINE = new Fine();

    /** Nothing is doubted. */
    record Fine() implements Standing {}

    /** Doubted since then, and not long enough. */
    record Doubted(Instant since) implements Standing {}

    /** It was told. */
    record Mispriced(Doubt doubt, Instant since) implements Standing {}

    /** It was told, and is fine since {@code calmSince}, and not long enough. */
    record Calming(Doubt doubt, Instant since, Instant calmSince) implements Standing {}

    /** True between the word that it is so and the word that it is over. */
    default boolean isTold() {
        return this instanceof Mispriced || this instanceof Calming;
    }

    /**
     * How it stands at {@code now}.
     *
     * @param whole what is doubted by all of the limits
     * @param half what is doubted by the half of them
     */
    default Standing next(
            Optional<Doubt> whole, Optional<Doubt> half, MispriceRule rule, Instant now) {
        return switch (this) {
            case Fine fine -> whole.isEmpty() ? fine : doubted(now, whole.get(), rule, now);
            case Doubted(Instant since) ->
                    whole.isEmpty() ? FINE : doubted(since, whole.get(), rule, now);
            case Mispriced(Doubt doubt, Instant since) ->
                    half.isPresent() ? this : calming(doubt, since, now, rule, now);
            case Calming(Doubt doubt, Instant since, Instant calmSince) ->
                    half.isPresent()
                            ? new Mispriced(doubt, since)
                            : calming(doubt, since, calmSince, rule, now);
        };
    }

    private static Standing doubted(Instant since, Doubt doubt, MispriceRule rule, Instant now) {
        return now.isBefore(since.plus(rule.dwell()))
                ? new Doubted(since)
                : new Mispriced(doubt, since);
    }

    private static Standing calming(
            Doubt doubt, Instant since, Instant calmSince, MispriceRule rule, Instant now) {
        return now.isBefore(calmSince.plus(rule.calm()))
                ? new Calming(doubt, since, calmSince)
                : FINE;
    }
}
