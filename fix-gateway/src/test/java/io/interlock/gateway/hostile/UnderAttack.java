package io.interlock.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.testkit.Eventually;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;

/**
 * While a test attacks, a session trades: each of its orders must be acknowledged, and it is never
 * cut. After all of them the gateway holds no more than before.
 */
abstract class UnderAttack extends HostileGateway {
    static final Duration CLOSED = Duration.ofSeconds(20);

    private Resources before;
    private SteadyTrader trader;

    @BeforeAll
    void warmUp() {
        trader().stop();
        before = Resources.now();
    }

    @BeforeEach
    void trade() {
        trader = trader();
    }

    @AfterEach
    void theOtherSessionWasNotDisturbed(TestInfo test) {
        System.out.println(test.getDisplayName() + ": " + trader.stop());
    }

    @AfterAll
    void nothingIsLeft() {
        Eventually.within(Duration.ofSeconds(60))
                .every(Duration.ofSeconds(1))
                .passes(() -> {
                    Resources now = Resources.now();
                    assertThat(now.descriptors()).isLessThan(before.descriptors() + 20);
                    assertThat(now.threads()).isLessThan(before.threads() + 20);
                    assertThat(now.heapMiB()).isLessThan(before.heapMiB() + 64);
                });
    }
}
