package io.interlock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HighestRateTest {
    @Test
    void comesWithinFivePercentFromBelow() {
        for (int truth : new int[] {2_100, 9_300, 25_000, 63_000}) {
            assertThat(search(truth))
                    .isLessThanOrEqualTo(truth)
                    .isGreaterThan((int) (truth / 1.06));
        }
    }

    @Test
    void oneSpoiledStepDecidesNothing() {
        HighestRate rates = new HighestRate(1_000, 100_000);
        int first = rates.next();
        rates.tried(first, false);

        assertThat(rates.next()).isEqualTo(first);
        rates.tried(first, true);
        assertThat(rates.best()).isEqualTo(first);
    }

    @Test
    void theSearchEndsAtTheMostThatIsAskedFor() {
        HighestRate rates = new HighestRate(3_000, 4_000);
        assertThat(rates.next()).isEqualTo(4_000);
        rates.tried(4_000, true);

        assertThat(rates.undecided()).isFalse();
        assertThat(rates.best()).isEqualTo(4_000);
    }

    private static int search(int truth) {
        HighestRate rates = new HighestRate(2_000, 100_000);
        while (rates.undecided()) {
            int rate = rates.next();
            rates.tried(rate, rate <= truth);
        }
        return rates.best();
    }
}
