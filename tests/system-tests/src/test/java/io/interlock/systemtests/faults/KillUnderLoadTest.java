package io.interlock.systemtests.faults;

import io.interlock.localstack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A symbol is killed under flow, and right after Kafka has acknowledged it, who judges orders dies:
 * a second later none of that symbol leaves any more, nor after the restart.
 */
@Tag("faults")
class KillUnderLoadTest {
    /**
     * From the crash on: what waits while routing restarts is judged late, and of more than this
     * two cores do not catch up soon.
     */
    private static final int RATE = 100;

    private static final String SYMBOL = "EURUSD";
    private static final Duration IN_FORCE = Duration.ofSeconds(1);

    private static final int TIMES = 3;

    /** Orders a second of the drills under high load; {@code -Dfaults.rate=N} asks for another. */
    private static final int HIGH = Integer.getInteger("faults.rate", 1_000);

    @Test
    @Tag("full")
    void routingDiesRightAfterAKill() {
        killed("routing-service", RATE, TIMES);
    }

    @Test
    @Tag("full")
    void kafkaDiesRightAfterAKill() {
        killed("kafka", RATE, TIMES);
    }

    @Test
    @Tag("full")
    void routingDiesRightAfterAKillUnderHighLoad() {
        killed("routing-service", HIGH, 1);
    }

    @Test
    @Tag("full")
    void kafkaDiesRightAfterAKillUnderHighLoad() {
        killed("kafka", HIGH, 1);
    }

    private static void killed(String part, int rate, int times) {
        Scenario scenario =
                Scenario.of(
                        "%s killed %d times after a kill switch at %d orders/s"
                                .formatted(part, times, rate));
        LocalStack stack = scenario.platform().stack();
        StateOwners owners = scenario.platform().owners();
        for (int i = 0; i < times; i++) {
            scenario.flow(rate);
            long sent = scenario.platform().sent();
            long began = System.nanoTime();
            scenario.afterOrders(rate, 2 * rate);
            System.out.printf(
                    "[faults] asked for %d orders/s, sent %.0f/s%n",
                    rate, (scenario.platform().sent() - sent) * 1e9 / (System.nanoTime() - began));
            Instant acknowledged = owners.kill(SYMBOL);
            scenario.inject("kill switch, kill -9 " + part, () -> stack.kill(part))
                    .flow(RATE)
                    .lasting(Duration.ofSeconds(2))
                    .then("start " + part, () -> stack.start(part))
                    .then("until it is ready", () -> stack.awaitReady(part))
                    .up()
                    .flowing()
                    .afterOrders(2 * RATE, 3 * RATE);
            scenario.symbolWasClosed(SYMBOL, acknowledged.plus(IN_FORCE), Instant.now());
            scenario.then("released", owners::release).afterOrders(RATE, 2 * RATE);
        }
        scenario.verdict();
    }
}
