package io.interlock.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResendTest {
    private final Resend resend = new Resend(10, System.nanoTime());

    @Test
    void endsWithTheLastNumberAskedForAndCountsMessagesOnly() {
        resend.received(8, false);
        resend.received(9, false);
        assertThat(resend.isOver()).isFalse();
        resend.received(10, true);

        assertThat(resend.isOver()).isTrue();
        assertThat(resend.messages()).isEqualTo(2);
        assertThat(resend.failure()).isEmpty();
    }

    @Test
    void aSessionThatEndsBeforeIsAFailure() {
        resend.received(8, false);
        resend.fail("closed");

        assertThat(resend.isOver()).isTrue();
        assertThat(resend.failure()).isEqualTo("closed");
    }

    @Test
    void whatHappensAfterTheEndChangesNothing() {
        resend.received(10, false);
        resend.fail("closed");

        assertThat(resend.failure()).isEmpty();
    }
}
