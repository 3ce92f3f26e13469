package io.interlock.gateway.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.OrderCommand.Kind;
import io.interlock.gateway.session.SessionDefinition.Limits;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private static final Limits LIMITS = new Limits(10, 5, 65_536, 1 << 20, Duration.ofSeconds(10));
    private static final long SECOND = 1_000_000_000L;

    private final Throttle throttle = new Throttle();

    private long passed(Kind kind, int tries, long at) {
        return IntStream.range(0, tries)
                .filter(i -> throttle.objection("T1", kind, LIMITS, at).isEmpty())
                .count();
    }

    @Test
    void aSecondsWorthPassesAndTheRestNamesTheLimit() {
        assertThat(passed(Kind.NEW, 25, 0)).isEqualTo(10);
        assertThat(throttle.objection("T1", Kind.REPLACE, LIMITS, 0))
                .contains("Rate limit: more than 10 orders and replaces a second");
    }

    @Test
    void cancelsHaveTheirOwnBudget() {
        passed(Kind.NEW, 25, 0);
        assertThat(passed(Kind.CANCEL, 4, 0)).isEqualTo(4);
        assertThat(passed(Kind.STATUS, 4, 0)).isEqualTo(1);
    }

    @Test
    void theBudgetFillsEvenly() {
        passed(Kind.NEW, 25, 0);
        assertThat(passed(Kind.NEW, 25, SECOND / 2)).isEqualTo(5);
        assertThat(passed(Kind.NEW, 25, 60 * SECOND)).isEqualTo(10);
    }

    @Test
    void sessionsDoNotShareABudget() {
        passed(Kind.NEW, 25, 0);
        assertThat(throttle.objection("T2", Kind.NEW, LIMITS, 0)).isEmpty();
    }

    @Test
    void zeroMeansNoLimit() {
        Limits none = new Limits(0, 0, 65_536, 1 << 20, Duration.ofSeconds(10));
        assertThat(IntStream.range(0, 10_000))
                .allMatch(i -> throttle.objection("T1", Kind.NEW, none, 0).isEmpty());
    }
}
