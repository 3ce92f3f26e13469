package io.interlock.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an OMS does as a place for new orders, on {@link Topics#VENUE_HEALTH} under {@code oms}.
 *
 * @param since when it came into this state
 * @param cause why, in words
 * @param countFrom what was sent before says nothing of how it does now
 * @param stayUntil before this it does not leave {@link State#OPEN} or {@link State#DEGRADED}
 * @param relapses how often it was opened again soon after it had been taken back
 * @param forcedOff who took it out by hand; null where nobody did
 * @param figures what was seen of it lately, renewed every few seconds; null before the first
 */
public record VenueHealth(
        String oms,
        State state,
        Instant since,
        String cause,
        Instant countFrom,
        Instant stayUntil,
        int relapses,
        @Nullable ForcedOff forcedOff,
        @Nullable Figures figures) {

    /** From so many relapses on it counts as flapping. */
    public static final int FLAPPING = 3;

    public boolean flapping() {
        return relapses >= FLAPPING;
    }

    /** This with newer figures. */
    public VenueHealth with(@Nullable Figures newer) {
        return new VenueHealth(
                oms, state, since, cause, countFrom, stayUntil, relapses, forcedOff, newer);
    }

    /** What of an OMS is left for new orders. */
    public enum State {
        HEALTHY,
        /** Takes orders; what it does is halfway to {@link #OPEN}. */
        DEGRADED,
        /** The circuit is open: new orders go elsewhere. */
        OPEN,
        /** A few small orders, the canaries, show whether it does well again. */
        HALF_OPEN,
        /** By a person, until that person's end or release. */
        FORCED_OFF;

        /** Whether new orders go there without a limit. */
        public boolean takesOrders() {
            return this == HEALTHY || this == DEGRADED;
        }
    }

    /**
     * Taken out by hand.
     *
     * @param until when it ends by itself; null for no end
     */
    public record ForcedOff(String by, String reason, Instant since, @Nullable Instant until) {
        public boolean ended(Instant now) {
            return until != null && !now.isBefore(until);
        }
    }

    /**
     * Counted over the window of its limits, of new orders sent since {@code countFrom}.
     *
     * @param up whether one of its order sessions is logged on
     * @param answered orders that it has answered
     * @param rejected of these, for reasons that are the venue's and not the client's
     * @param slow answers that came late, and orders that are unanswered as long
     * @param overdue orders unanswered for so long that it counts as silent
     * @param immediate orders that had to trade at once and are done
     * @param unfilled of these, without any fill
     * @param good in {@link State#HALF_OPEN}, orders that were answered well and in time
     * @param moved orders sent elsewhere, or rejected, since it came into its state
     */
    public record Figures(
            boolean up,
            int answered,
            int rejected,
            int slow,
            int overdue,
            int immediate,
            int unfilled,
            int good,
            long moved) {}
}
