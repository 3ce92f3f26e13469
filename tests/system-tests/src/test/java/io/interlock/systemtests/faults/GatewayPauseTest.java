package io.interlock.systemtests.faults;

import io.interlock.localstack.LocalStack;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A gateway that stands still and wakes up: what it had in hand must not go out twice. */
@Tag("faults")
class GatewayPauseTest {
    @Test
    @Tag("short")
    void pausedForOneAndThreeSeconds() {
        paused(1, 3);
    }

    @Test
    @Tag("full")
    void pausedTwentyTimes() {
        paused(1, 5, 15, 1, 5, 15, 1, 5, 15, 1, 5, 15, 1, 5, 15, 1, 5, 15, 30, 60);
    }

    private static void paused(int... seconds) {
        Scenario scenario =
                Scenario.of("gateway paused %d times".formatted(seconds.length)).flow(100);
        LocalStack stack = scenario.platform().stack();
        for (int each : seconds) {
            scenario.afterOrders(50, 150)
                    .inject(
                            "SIGSTOP gateway for " + each + " s",
                            () -> stack.pause(FaultPlatform.GATEWAY))
                    .lasting(Duration.ofSeconds(each))
                    .then("SIGCONT", () -> stack.resume(FaultPlatform.GATEWAY))
                    .up();
        }
        scenario.afterOrders(100, 100).verdict();
    }
}
