package io.interlock.recon.matching;

import static io.interlock.recon.matching.Trades.T0;
import static io.interlock.recon.matching.Trades.dropCopy;
import static io.interlock.recon.matching.Trades.platform;
import static io.interlock.recon.matching.Trades.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.ExecType;
import io.interlock.events.ReconBreak.Type;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairTest {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static Pair pair(TradeReport... reports) {
        Pair pair = new Pair(Trades.key("E1"), null, null);
        for (TradeReport report : reports) {
            pair = pair.with(report);
        }
        return pair;
    }

    private static Horizon readUpTo(Instant platform, Instant dropCopy) {
        return new Horizon(platform, dropCopy, GRACE);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    F, 100@1.1    , F, 100@1.1   , MATCHED
                    F, 100.00@1.10, F, 100@1.1   , MATCHED
                    F, 100@1.1    , F, 200@1.1   , QUANTITY_MISMATCH
                    F, 100@1.1    , F, 100@1.2   , PRICE_MISMATCH
                    F, 100@1.1    , F, 200@1.2   , QUANTITY_MISMATCH
                    F, 100@1.1    , F, -@1.1     , QUANTITY_MISMATCH
                    F, 100@1.1    , F, 100@-     , PRICE_MISMATCH
                    H, 100@1.1    , H, 100@1.1   , MATCHED
                    H, 100@1.1    , H, -@-       , MATCHED
                    H, 100@1.1    , H, 90@1.1    , QUANTITY_MISMATCH
                    F, 100@1.1    , H, 100@1.1   , QUANTITY_MISMATCH
                    G, 100@1.1    , G, 100@1.1   , MATCHED
                    G, 100@1.1    , G, 100@1.3   , PRICE_MISMATCH
                    """)
    void twoSides(String kindA, String platform, String kindB, String dropCopy, String verdict) {
        Pair pair =
                pair(
                        report(Feed.PLATFORM, "E1", ExecType.of(kindA), platform, T0),
                        report(Feed.DROP_COPY, "E1", ExecType.of(kindB), dropCopy, T0));
        String found =
                switch (pair.verdict(readUpTo(T0, T0))) {
                    case Verdict.Matched() -> "MATCHED";
                    case Verdict.Pending(Feed missing) -> "PENDING " + missing;
                    case Verdict.Broken(Type type, String _) -> type.name();
                };
        assertThat(found).isEqualTo(verdict);
    }

    @Test
    void aDifferenceNamesBothSides() {
        assertThat(
                        pair(platform("E1", "100@1.1", T0), dropCopy("E1", "150@1.1", T0))
                                .verdict(readUpTo(T0, T0)))
                .isEqualTo(
                        new Verdict.Broken(
                                Type.QUANTITY_MISMATCH,
                                "The order session brought LastQty(32) 100 EURUSD at LastPx(31) 1.1,"
                                        + " the drop copy tells of LastQty(32) 150 EURUSD at LastPx(31)"
                                        + " 1.1"));
    }

    @Test
    void oneSideIsPendingUntilTheOtherStreamIsReadPastItByTheGrace() {
        Pair pair = pair(dropCopy("E1", "100@1.1", T0));
        Instant late = T0.plusSeconds(60);
        assertThat(pair.verdict(readUpTo(T0.plusMillis(1999), late)))
                .isEqualTo(new Verdict.Pending(Feed.PLATFORM));
        assertThat(pair.verdict(readUpTo(T0.plusSeconds(2), T0)))
                .isEqualTo(
                        new Verdict.Broken(
                                Type.MISSING_AT_PLATFORM,
                                "The drop copy tells of LastQty(32) 100 EURUSD at LastPx(31) 1.1;"
                                        + " the order session did not bring it"));
    }

    @Test
    void lagOfTheOtherStreamIsNoBreak() {
        assertThat(pair(platform("E1", "100@1.1", T0)).verdict(readUpTo(T0.plusSeconds(600), T0)))
                .isEqualTo(new Verdict.Pending(Feed.DROP_COPY));
    }

    @Test
    void theNewestWordOfASideCounts() {
        TradeReport old = dropCopy("E1", "100@1.1", T0);
        TradeReport newer = dropCopy("E1", "120@1.1", T0.plusSeconds(1));
        assertThat(pair(old, newer)).isEqualTo(pair(newer, old)).isEqualTo(pair(newer));
    }
}
