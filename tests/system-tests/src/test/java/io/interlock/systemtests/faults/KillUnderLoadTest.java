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
    /** What waits while routing restarts is judged late: more than two cores catch up with soon. */
    private static final int RATE = 100;

    private static final String SYMBOL = "EURUSD";
    private static final Duration IN_FORCE = Duration.ofSeconds(1);

    private static final int TIMES = 3;

    @Test
    @Tag("full")
    void routingDiesRightAfterAKill() {
        killed("routing-service");
    }

    @Test
    @Tag("full")
    void kafkaDiesRightAfterAKill() {
        killed("kafka");
    }

    private static void killed(String part) {
        Scenario scenario =
                Scenario.of("%s killed %d times after a kill switch".formatted(part, TIMES))
                        .flow(RATE);
        LocalStack stack = scenario.platform().stack();
        StateOwners owners = scenario.platform().owners();
        for (int i = 0; i < TIMES; i++) {
            scenario.afterOrders(100, 200);
            Instant acknowledged = owners.kill(SYMBOL);
            scenario.inject("kill switch, kill -9 " + part, () -> stack.kill(part))
                    .lasting(Duration.ofSeconds(2))
                    .then("start " + part, () -> stack.start(part))
                    .up()
                    .flowing()
                    .afterOrders(150, 250);
            scenario.symbolWasClosed(SYMBOL, acknowledged.plus(IN_FORCE), Instant.now());
            scenario.then("released", owners::release).afterOrders(100, 200);
        }
        scenario.verdict();
    }
}
