package io.interlock.gateway.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatienceTest {
    private final Patience patience = new Patience(3);

    @Test
    void endsWhenWhatWaitsDoesNotMove() {
        assertThat(patience.isOver(1, 0)).isFalse();
        assertThat(patience.isOver(5, 0)).isFalse();
        assertThat(patience.isOver(9, 0)).isTrue();
    }

    @Test
    void doesNotEndWhereNothingWaits() {
        for (int i = 0; i < 10; i++) {
            assertThat(patience.isOver(0, 7)).isFalse();
        }
    }

    @Test
    void slowIsNotAway() {
        for (int i = 0; i < 10; i++) {
            assertThat(patience.isOver(1_000, i)).isFalse();
        }
    }
}
