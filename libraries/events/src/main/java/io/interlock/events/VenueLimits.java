package io.interlock.events;

import org.jspecify.annotations.Nullable;

/**
 * When an OMS does too badly for new orders, in absolute counts within a time, so that it says
 * something where few orders flow too. Halfway there it is degraded. What is left out is as in
 * {@link #USUAL}.
 *
 * @param windowMillis what is older is forgotten
 * @param rejects so many rejections that are the venue's own, and at least {@code rejectPercent} of
 *     the answers
 * @param slow so many answers later than {@code slowMillis}, and at least {@code slowPercent} of
 *     the answers
 * @param overdue so many orders unanswered for {@code silentMillis}; one is enough while other OMSs
 *     answer
 * @param unfilled so many orders that had to trade at once and did not at all, and at least {@code
 *     unfilledPercent} of such orders; 0 does not look at fills
 * @param downMillis all its order sessions down for so long while another OMS is up
 * @param dwellMillis at least so long it stays open; doubled with each relapse
 * @param canaries so many good orders within {@code canaryMillis} and it is healthy again; one bad
 *     order and it is open
 * @param canaryMinQtys a canary's OrderQty(38) is at most so many times the symbol's least; 0 for
 *     any size
 * @param quoteMillis how old the newest price of {@code quoteSource} may be while another source
 *     has a newer one; 0 does not look at quotes
 * @param quoteSource the source of {@code marketdata.references.v1} that quotes for this OMS
 */
public record VenueLimits(
        Long windowMillis,
        Integer rejects,
        Integer rejectPercent,
        Integer slow,
        Integer slowPercent,
        Long slowMillis,
        Integer overdue,
        Long silentMillis,
        Integer unfilled,
        Integer unfilledPercent,
        Long downMillis,
        Long dwellMillis,
        Integer canaries,
        Long canaryMillis,
        Integer canaryMinQtys,
        Long quoteMillis,
        @Nullable String quoteSource) {

    /** Where a policy says nothing. */
    @SuppressWarnings("NullAway")
    public static final VenueLimits USUAL =
            new VenueLimits(
                    null, null, null, null, null, null, null, null, null, null, null, null, null,
                    null, null);

    /** Without a look at quotes. */
    @SuppressWarnings("NullAway")
    public VenueLimits(
            Long windowMillis,
            Integer rejects,
            Integer rejectPercent,
            Integer slow,
            Integer slowPercent,
            Long slowMillis,
            Integer overdue,
            Long silentMillis,
            Integer unfilled,
            Integer unfilledPercent,
            Long downMillis,
            Long dwellMillis,
            Integer canaries,
            Long canaryMillis,
            Integer canaryMinQtys) {
        this(
                windowMillis,
                rejects,
                rejectPercent,
                slow,
                slowPercent,
                slowMillis,
                overdue,
                silentMillis,
                unfilled,
                unfilledPercent,
                downMillis,
                dwellMillis,
                canaries,
                canaryMillis,
                canaryMinQtys,
                null,
                null);
    }

    /** These, with a look at the quotes of {@code source}. */
    public VenueLimits withQuotes(String source, long millis) {
        return new VenueLimits(
                windowMillis,
                rejects,
                rejectPercent,
                slow,
                slowPercent,
                slowMillis,
                overdue,
                silentMillis,
                unfilled,
                unfilledPercent,
                downMillis,
                dwellMillis,
                canaries,
                canaryMillis,
                canaryMinQtys,
                millis,
                source);
    }

    @SuppressWarnings("NullAway") // what is left out of a document is as usual
    public VenueLimits {
        windowMillis = or(windowMillis, 60_000L);
        rejects = or(rejects, 5);
        rejectPercent = or(rejectPercent, 30);
        slow = or(slow, 5);
        slowPercent = or(slowPercent, 50);
        slowMillis = or(slowMillis, 1_000L);
        overdue = or(overdue, 3);
        silentMillis = or(silentMillis, 3_000L);
        unfilled = or(unfilled, 0);
        unfilledPercent = or(unfilledPercent, 80);
        downMillis = or(downMillis, 2_000L);
        dwellMillis = or(dwellMillis, 10_000L);
        canaries = or(canaries, 5);
        canaryMillis = or(canaryMillis, 60_000L);
        canaryMinQtys = or(canaryMinQtys, 0);
        quoteMillis = or(quoteMillis, 0L);
    }

    private static <T> T or(@Nullable T given, T usual) {
        return given == null ? usual : given;
    }
}
