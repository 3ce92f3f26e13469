package io.interlock.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TotalTest {
    private static final Instant AT = Instant.parse("2026-11-30T10:00:00Z");

    /** Two a second, four at once. */
    private final Total total = new Total("p/symbol/EURUSD", 2, Duration.ofSeconds(1), 4);

    private Total.Passed at(long... millis) {
        return total.passed(LongStream.of(millis).mapToObj(AT::plusMillis).toList());
    }

    @Test
    void theBurstAndWhatComesBackIsNotTooMuch() {
        assertThat(at(0, 0, 0, 0, 500, 1_000, 1_500).lowest()).isZero();
        assertThat(at(0, 0, 0, 0, 500).orders()).isEqualTo(5);
        assertThat(at(0, 60_000, 60_000, 60_000, 60_000).lowest()).isZero();
    }

    @Test
    void oneMoreIs() {
        Total.Passed passed = at(0, 0, 0, 0, 100, 5_000);
        assertThat(passed.lowest()).isCloseTo(-0.8, within(1e-9));
        assertThat(passed.at()).isEqualTo(AT.plusMillis(100));
    }

    @Test
    void aBudgetMadeFullAgainIsSeen() {
        assertThat(at(0, 0, 0, 0, 200, 200, 200, 200).lowest()).isCloseTo(-3.6, within(1e-9));
    }
}
