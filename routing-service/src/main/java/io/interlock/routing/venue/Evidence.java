package io.interlock.routing.venue;

import io.interlock.events.VenueHealth.Figures;
import io.interlock.events.VenueLimits;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of one OMS.
 *
 * @param down whether its sessions are down for too long while another OMS is up
 * @param silent whether it has answered nothing since the oldest of its overdue orders was sent
 * @param othersAnswer whether another OMS has answered since then
 * @param othersOverdue whether another OMS has overdue orders too: then it may be us
 * @param staleQuotes why its quotes are too old, in words; null where they are not, or nobody looks
 */
public record Evidence(
        Figures figures,
        boolean down,
        boolean silent,
        boolean othersAnswer,
        boolean othersOverdue,
        @Nullable String staleQuotes) {

    public Evidence(
            Figures figures,
            boolean down,
            boolean silent,
            boolean othersAnswer,
            boolean othersOverdue) {
        this(figures, down, silent, othersAnswer, othersOverdue, null);
    }

    /** This, and what its quotes say. */
    public Evidence withQuotes(@Nullable String stale) {
        return new Evidence(figures, down, silent, othersAnswer, othersOverdue, stale);
    }

    /**
     * Why it does too badly, in words; null where it does not.
     *
     * @param part of the limits that is allowed: 1 for all of them, 2 for the half
     */
    @Nullable String complaint(VenueLimits limits, int part) {
        if (down) {
            return "its order sessions are down while others are up";
        }
        if (isSilent(limits)) {
            return "silent: %d orders unanswered for %d ms%s"
                    .formatted(
                            figures.overdue(),
                            limits.silentMillis(),
                            othersAnswer ? ", while others answer" : "");
        }
        if (staleQuotes != null) {
            return staleQuotes;
        }
        int answers = figures.answered();
        if (reached(figures.rejected(), limits.rejects(), answers, limits.rejectPercent(), part)) {
            return "%d of %d orders rejected".formatted(figures.rejected(), answers);
        }
        // what is unanswered everywhere may be stuck with us
        int slow = othersOverdue ? figures.slow() - figures.overdue() : figures.slow();
        int late = Math.max(answers, slow);
        if (reached(slow, limits.slow(), late, limits.slowPercent(), part)) {
            return "%d of %d orders not answered within %d ms"
                    .formatted(slow, late, limits.slowMillis());
        }
        if (limits.unfilled() > 0
                && reached(
                        figures.unfilled(),
                        limits.unfilled(),
                        figures.immediate(),
                        limits.unfilledPercent(),
                        part)) {
            return "%d of %d immediate orders unfilled"
                    .formatted(figures.unfilled(), figures.immediate());
        }
        return null;
    }

    /** What one canary did wrong; null where none did. */
    @Nullable String badCanary(VenueLimits limits) {
        if (!figures.up()) {
            return "a canary's session went down";
        }
        if (staleQuotes != null) {
            return staleQuotes;
        }
        if (figures.rejected() > 0) {
            return "a canary was rejected";
        }
        return figures.slow() > 0
                ? "a canary was not answered within %d ms".formatted(limits.slowMillis())
                : null;
    }

    private boolean isSilent(VenueLimits limits) {
        return silent
                && (othersAnswer || (figures.overdue() >= limits.overdue() && !othersOverdue));
    }

    /** Halves and quarters of a count are rounded up: of one, one. */
    private static boolean reached(int count, int limit, int of, int percent, int part) {
        int least = (limit + part - 1) / part;
        return count >= least && count * 100L * part >= (long) percent * of;
    }
}
