package io.interlock.recon.matching;

import static io.interlock.recon.matching.Trades.T0;
import static io.interlock.recon.matching.Trades.dropCopy;
import static io.interlock.recon.matching.Trades.platform;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.recon.trade.TradeReport;
import org.junit.jupiter.api.Test;

class PairTest {
    private static Pair pair(TradeReport... reports) {
        Pair pair = Pair.nothing(Trades.key("E1"));
        for (TradeReport report : reports) {
            pair = pair.with(report);
        }
        return pair;
    }

    @Test
    void theNewestWordOfASideCountsAndTheOlderIsKept() {
        TradeReport old = dropCopy("E1", "100@1.1", T0);
        TradeReport newer = dropCopy("E1", "120@1.1", T0.plusSeconds(1));
        assertThat(pair(old, newer)).isEqualTo(pair(newer, old));
        assertThat(pair(old, newer).dropCopy()).isEqualTo(newer);
        assertThat(pair(old, newer).earlier()).containsExactly(old);
    }

    @Test
    void whatIsToldAgainChangesNothing() {
        TradeReport once = dropCopy("E1", "100@1.1", T0);
        assertThat(pair(once, once, dropCopy("E1", "100@1.1", T0.plusSeconds(9))))
                .isEqualTo(pair(once));
    }

    @Test
    void itWaitsSinceTheFirstWordOfItsOnlySide() {
        assertThat(
                        pair(
                                        platform("E1", "100@1.1", T0),
                                        platform("E1", "90@1.1", T0.plusSeconds(1)))
                                .waitingSince())
                .isEqualTo(T0);
        assertThat(
                        pair(platform("E1", "100@1.1", T0), dropCopy("E1", "90@1.1", T0))
                                .waitingSince())
                .isNull();
    }
}
