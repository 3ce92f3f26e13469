package io.interlock.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventuallyTest {

    @Test
    void returnsTheValueOnceItIsThere() {
        AtomicInteger asked = new AtomicInteger();

        int value =
                Eventually.within(Duration.ofSeconds(5))
                        .yields(
                                () ->
                                        asked.incrementAndGet() < 3
                                                ? Optional.empty()
                                                : Optional.of(asked.get()),
                                "the third call");

        assertThat(value).isEqualTo(3);
    }

    @Test
    void lastFailureIsKept() {
        assertThatThrownBy(() ->
                        Eventually.within(Duration.ofMillis(50))
                                .passes(() -> assertThat(1).isEqualTo(2)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("waited PT0.05S for the assertions")
                .hasMessageContaining("expected: 2")
                .hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void conditionIsNamedInTheFailure() {
        assertThatThrownBy(() -> Eventually.within(Duration.ofMillis(50)).is("rain", () -> false))
                .hasMessageContaining("for rain: still not there");
    }
}
