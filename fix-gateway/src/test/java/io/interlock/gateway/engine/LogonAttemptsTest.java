package io.interlock.gateway.engine;

import static io.interlock.gateway.engine.LogonAttempts.Verdict.ALLOWED;
import static io.interlock.gateway.engine.LogonAttempts.Verdict.LOCKED;
import static io.interlock.gateway.engine.LogonAttempts.Verdict.LOCKED_NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.gateway.engine.LogonAttempts.Verdict;
import io.interlock.gateway.engine.LogonAttempts.Who;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogonAttemptsTest {
    private static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();
    private static final Who DESK = new Who(ADDRESS, "DESK1");

    private long now;
    private final LogonAttempts attempts = new LogonAttempts(() -> now);

    private List<Verdict> tries(Who who, int times) {
        return Stream.generate(() -> attempts.tries(who)).limit(times).toList();
    }

    @Test
    void afterTenTheNextAreLockedUntilAMinuteHasPassed() {
        assertThat(tries(DESK, 10)).isEqualTo(Collections.nCopies(10, ALLOWED));
        assertThat(tries(DESK, 3)).containsExactly(LOCKED_NOW, LOCKED, LOCKED);
        now += Duration.ofSeconds(59).toNanos();
        assertThat(tries(DESK, 1)).containsExactly(LOCKED);
        now += Duration.ofSeconds(1).toNanos();
        assertThat(tries(DESK, 1)).containsExactly(ALLOWED);
    }

    @Test
    void otherNamesAndOtherAddressesAreNotConcerned() throws Exception {
        tries(DESK, 11);
        assertThat(attempts.tries(new Who(ADDRESS, "DESK2"))).isEqualTo(ALLOWED);
        assertThat(attempts.tries(new Who(InetAddress.getByName("10.0.0.1"), "DESK1")))
                .isEqualTo(ALLOWED);
    }

    @Test
    void aLogonThatSucceedsIsNotCounted() {
        tries(DESK, 9);
        attempts.succeeded(DESK);
        assertThat(tries(DESK, 10)).containsOnly(ALLOWED);
    }

    @Test
    void aLogonThatIsExcusedIsNotCounted() {
        for (int i = 0; i < 100; i++) {
            assertThat(attempts.tries(DESK)).isEqualTo(ALLOWED);
            attempts.excused(DESK);
        }
    }

    @Test
    void ofManyRefusalsTenAreWorthTelling() {
        assertThat(Stream.generate(() -> attempts.isWorthTelling(DESK)).limit(50))
                .filteredOn(told -> told)
                .hasSize(10);
    }
}
