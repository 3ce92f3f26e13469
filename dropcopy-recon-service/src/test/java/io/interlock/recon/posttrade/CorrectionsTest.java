package io.interlock.recon.posttrade;

import static io.interlock.recon.posttrade.Fills.bust;
import static io.interlock.recon.posttrade.Fills.correction;
import static io.interlock.recon.posttrade.Fills.fill;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CorrectionsTest {
    @Test
    void theLastCorrectionStandsAlsoWhereItNamesTheOneBefore() {
        List<Trade> told =
                List.of(
                        fill("E1", "100", "1.1"),
                        correction("K1", "E1", "90", "1.1", 5),
                        correction("K2", "K1", "80", "1.2", 6));
        Trade now = new Corrections(told).apply(told.getFirst()).orElseThrow();
        assertThat(now.execId()).isEqualTo("E1");
        assertThat(now.lastQty()).isEqualTo(new BigDecimal("80"));
        assertThat(now.lastPx()).isEqualTo(new BigDecimal("1.2"));
    }

    @Test
    void aBustedTradeIsGoneAlsoAfterACorrection() {
        Trade fill = fill("E1", "100", "1.1");
        assertThat(new Corrections(List.of(bust("B1", "E1"))).apply(fill)).isEmpty();
        assertThat(
                        new Corrections(
                                        List.of(
                                                correction("K1", "E1", "90", "1", 5),
                                                bust("B1", "K1")))
                                .apply(fill))
                .isEmpty();
        assertThat(new Corrections(List.of(bust("B1", "E2"))).apply(fill)).contains(fill);
    }

    @Test
    void theOrderInWhichTheyAreToldDoesNotMatter() {
        List<Trade> told =
                new ArrayList<>(
                        List.of(
                                correction("K1", "E1", "90", "1.1", 5),
                                correction("K2", "E1", "80", "1.2", 6),
                                correction("K3", "K2", "70", "1.3", 7),
                                bust("B1", "E9")));
        Optional<Trade> expected = new Corrections(told).apply(fill("E1", "100", "1.1"));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(told, new Random(seed));
            assertThat(new Corrections(told).apply(fill("E1", "100", "1.1"))).isEqualTo(expected);
        }
        assertThat(expected.orElseThrow().lastQty()).isEqualTo(new BigDecimal("70"));
    }

    @Test
    void thoseThatNameNoTradeOfTheDayAreTold() {
        Corrections corrections =
                new Corrections(List.of(bust("B1", "E0"), bust("B2", "B2"), bust("B3", "E1")));
        assertThat(corrections.apply(fill("E1", "100", "1.1"))).isEmpty();
        assertThat(corrections.unapplied()).extracting(Trade::execId).containsExactly("B1", "B2");
    }

    @Test
    void ringsEnd() {
        List<Trade> ring =
                List.of(
                        correction("K1", "K2", "90", "1.1", 5),
                        correction("K2", "K1", "80", "1.2", 6));
        assertThat(new Corrections(ring).apply(fill("K1", "100", "1.1")).orElseThrow().lastQty())
                .isEqualTo(new BigDecimal("80"));
    }
}
