package io.interlock.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhaseTest {
    private static final long START = 1_000_000_000L;
    private final Phase phase = new Phase(new Schedule(1_000, 2), "B1-", START);

    @Test
    void latencyStartsWhenTheOrderWasDueAndEndsWithTheFirstReport() throws Exception {
        phase.report("B1-0", START + 3_000_000, START + 1_000_000, false, "");
        phase.report("B1-0", START + 9_000_000, START + 1_000_000, false, "");
        phase.report("B1-1", START + 1_000_000 + 5_000_000, 0, false, "");

        assertThat(phase.awaitAnswers(0)).isTrue();
        assertThat(phase.latency().getTotalCount()).isEqualTo(2);
        assertThat(phase.latency().getMinValue()).isBetween(2_990_000L, 3_010_000L);
        assertThat(phase.latency().getMaxValue()).isBetween(4_990_000L, 5_010_000L);
        assertThat(phase.toOms().getTotalCount()).isEqualTo(1);
        assertThat(phase.back().getMaxValue()).isBetween(1_990_000L, 2_010_000L);
    }

    @Test
    void aRejectIsAnAnswerWithoutLatency() throws Exception {
        phase.report("B1-1", START + 2_000_000, 0, true, "symbol killed");

        assertThat(phase.awaitAnswers(0)).isFalse();
        assertThat(phase.missing()).isEqualTo(1);
        assertThat(phase.rejected()).isEqualTo(1);
        assertThat(phase.firstReject()).isEqualTo("symbol killed");
        assertThat(phase.latency().getTotalCount()).isZero();
    }

    @Test
    void ordersOfAnotherPhaseAreNotOurs() {
        assertThat(phase.owns("B1-1")).isTrue();
        assertThat(phase.owns("B11-1")).isFalse();
    }
}
