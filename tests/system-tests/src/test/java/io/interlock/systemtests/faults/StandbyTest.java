package io.interlock.systemtests.faults;

import static io.interlock.testkit.Eventually.within;

import io.interlock.localstack.LocalStack;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two gateways on one database: the one that acts is killed or paused, the other goes on. */
@Tag("faults")
class StandbyTest {
    private static final String A = FaultPlatform.GATEWAY;
    private static final String B = FaultPlatform.GATEWAY_B;

    @Test
    void standbyGoesOnWhenTheActiveOneIsKilled() {
        killedInTurn(100, 1);
    }

    @Test
    @Tag("full")
    void standbyGoesOnUnderFiveHundredOrdersASecond() {
        killedInTurn(500, 10);
    }

    @Test
    void wokenGatewayEmitsNothing() {
        pausedPastItsLease(8);
    }

    @Test
    @Tag("full")
    void wokenGatewayEmitsNothingTenTimes() {
        pausedPastItsLease(5, 15, 30, 5, 15, 30, 5, 15, 30, 60);
    }

    /** Kills the active one; the other continues; the killed one comes back to stand by. */
    private static void killedInTurn(int rate, int times) {
        Scenario scenario = Scenario.of("active gateway killed at " + rate + " orders/s");
        LocalStack stack = withBoth(scenario).flow(rate).platform().stack();
        String active = A;
        for (int i = 0; i < times; i++) {
            String killed = active;
            scenario.afterOrders(rate, 2 * rate)
                    .inject("kill -9 " + killed, () -> stack.kill(killed))
                    .up()
                    .then(killed + " comes back", () -> stack.start(killed));
            stack.awaitReady(killed);
            active = killed.equals(A) ? B : A;
        }
        finish(scenario.afterOrders(100, 100));
    }

    private static void pausedPastItsLease(int... seconds) {
        Scenario scenario = Scenario.of("active gateway paused past its lease");
        LocalStack stack = withBoth(scenario).flow(100).platform().stack();
        String active = A;
        for (int each : seconds) {
            String paused = active;
            scenario.afterOrders(100, 200)
                    .inject("SIGSTOP " + paused + " for " + each + " s", () -> stack.pause(paused))
                    .lasting(Duration.ofSeconds(each))
                    .then("SIGCONT", () -> stack.resume(paused))
                    .up();
            stack.awaitReady(paused);
            active = paused.equals(A) ? B : A;
        }
        finish(scenario.afterOrders(100, 100));
    }

    private static Scenario withBoth(Scenario scenario) {
        LocalStack stack = scenario.platform().stack();
        stack.start(B);
        stack.awaitReady(B);
        return scenario;
    }

    /** The first one acts alone again, for the scenarios that follow. */
    private static void finish(Scenario scenario) {
        LocalStack stack = scenario.platform().stack();
        try {
            scenario.verdict();
        } finally {
            stack.stop(B);
            stack.start(A);
            stack.awaitReady(A);
            within(Duration.ofSeconds(60))
                    .is("the first one to act", scenario.platform()::tradersLoggedOn);
        }
    }
}
