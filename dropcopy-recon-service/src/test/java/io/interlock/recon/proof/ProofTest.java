package io.interlock.recon.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.recon.proof.Proof.Why;
import io.interlock.recon.proof.Proof.Window;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofTest {
    private static final Instant T0 = Instant.parse("2026-03-02T09:30:00Z");

    private static Instant minute(int n) {
        return T0.plusSeconds(60L * n);
    }

    private static Cell cell(int minute, long matched, long platformOnly, long broken) {
        return cell("OMSA", minute, matched, platformOnly, broken, 7);
    }

    private static Cell cell(
            String oms, int minute, long matched, long platformOnly, long broken, long hash) {
        return new Cell(
                oms,
                "EURUSD",
                minute(minute),
                matched,
                platformOnly,
                0,
                0,
                broken,
                BigDecimal.valueOf(matched + platformOnly),
                BigDecimal.valueOf(matched),
                7,
                platformOnly > 0 ? 3 : hash);
    }

    private static Window window(int from, int to, long trades, Why why) {
        return new Window("OMSA", "EURUSD", minute(from), minute(to), trades, why);
    }

    @Test
    void allIsProvenWhereBothSidesHaveTheSame() {
        Proof proof = Proof.of(List.of(cell(0, 10, 0, 0), cell(1, 5, 0, 0)), List.of());
        assertThat(proof.percent()).isEqualTo("100.0000");
        assertThat(proof.windows()).isEmpty();
        assertThat(proof.cells())
                .containsExactly(
                        new Proof.Minute("OMSA", minute(0), 10, 0),
                        new Proof.Minute("OMSA", minute(1), 5, 0));
    }

    @Test
    void hundredPercentIsSaidOfNothingLess() {
        Proof proof = Proof.of(List.of(cell(0, 99_999, 1, 0)), List.of());
        assertThat(proof.percent()).isEqualTo("99.9990");
        assertThat(Proof.of(List.of(), List.of()).percent()).isEqualTo("100.0000");
    }

    @Test
    void minutesThatTouchAndHaveOneReasonAreOneWindow() {
        Proof proof =
                Proof.of(
                        List.of(
                                cell(0, 1, 1, 0),
                                cell(1, 1, 2, 0),
                                cell(2, 1, 0, 0),
                                cell(3, 1, 1, 1),
                                cell(6, 0, 4, 0)),
                        List.of(new Gap("OMSA", minute(6).plusSeconds(59), null)));
        assertThat(proof.windows())
                .containsExactly(
                        window(0, 2, 3, Why.PENDING),
                        window(3, 4, 1, Why.BREAK),
                        window(6, 7, 4, Why.COVERAGE_GAP));
    }

    @Test
    void aGapOfAnotherOmsOrTimeExplainsNothing() {
        List<Gap> gaps = List.of(new Gap("OMSB", T0, null), new Gap("OMSA", minute(1), minute(9)));
        assertThat(Proof.of(List.of(cell(0, 1, 1, 0)), gaps).windows())
                .containsExactly(window(0, 1, 1, Why.PENDING));
    }

    @Test
    void equalCountsOfUnequalTradesAreNotProven() {
        assertThat(Proof.of(List.of(cell("OMSA", 0, 3, 0, 0, 8)), List.of()).windows())
                .containsExactly(window(0, 1, 0, Why.BREAK));
    }
}
