package io.interlock.events;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import java.time.Instant;
import java.util.List;

/**
 * The prices of a symbol make no sense, or make sense again, on {@link Topics#MISPRICES} under
 * {@code symbol}.
 *
 * @param id the same for the same fact, whoever tells it
 * @param rule the rule that says so, for example {@code majors}
 * @param environments whose orders it is about
 * @param action what the rule asks for
 * @param evidence in words, with prices, sources and limits
 * @param since when it began to look so
 */
public record Misprice(
        String id,
        String rule,
        Symbol symbol,
        List<Environment> environments,
        State state,
        Action action,
        Cause cause,
        String evidence,
        Instant since,
        Instant at) {

    public Misprice {
        environments = List.copyOf(environments);
    }

    /** Whether it is so or is over. */
    public enum State {
        RAISED,
        CLEARED
    }

    /** What follows from it. */
    public enum Action {
        /** It is told; a person decides. */
        PROPOSE,
        /** The symbol's kill switch is engaged. Nothing releases it but a person. */
        PULL
    }

    /** What makes no sense. */
    public enum Cause {
        /** Sources are too far apart. */
        DEVIATION,
        /** No source has a new price. */
        STALE,
        /** A source is too far from its own recent prices. */
        OUTLIER
    }
}
