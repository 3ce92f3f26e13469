package io.interlock.systemtests.faults;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The gateway's process ends at any instant. */
@Tag("faults")
class GatewayKillTest {
    private static final int RATE = 100;

    @Test
    @Tag("short")
    void killedAtRandomInstants() {
        randomKills(2);
    }

    @Test
    @Tag("full")
    void killedAtThirtyRandomInstants() {
        randomKills(30);
    }

    private static void randomKills(int times) {
        Scenario scenario =
                Scenario.of("gateway killed %d times at random".formatted(times)).flow(RATE);
        FaultPlatform platform = scenario.platform();
        for (int i = 0; i < times; i++) {
            scenario.afterOrders(50, 250)
                    .inject(
                            "kill -9 gateway",
                            () -> {
                                platform.stack().kill(FaultPlatform.GATEWAY);
                                platform.stack().start(FaultPlatform.GATEWAY);
                            })
                    .up();
        }
        scenario.afterOrders(50, 50).verdict();
    }
}
