package io.interlock.systemtests.faults;

import static io.interlock.testkit.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.localstack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two gateways on one database: the one that acts is killed or paused, the other goes on. */
@Tag("faults")
class StandbyTest {
    private static final String A = FaultPlatform.GATEWAY;
    private static final String B = FaultPlatform.GATEWAY_B;
    private static final int RATE_MEANWHILE = 20;
    private static final int TIMES = Integer.getInteger("faults.times", 10);

    @Test
    @Tag("short")
    void standbyGoesOnWhenTheActiveOneIsKilled() {
        killedInTurn(100, 1);
    }

    @Test
    @Tag("full")
    void standbyGoesOnUnderFiveHundredOrdersASecond() {
        killedInTurn(500, TIMES);
    }

    @Test
    @Tag("full")
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
        Scenario scenario =
                Scenario.of("active gateway killed %d times at %d orders/s".formatted(times, rate));
        LocalStack stack = withBoth(scenario).flow(rate).platform().stack();
        String active = A;
        for (int i = 0; i < times; i++) {
            String killed = active;
            String other = killed.equals(A) ? B : A;
            scenario.afterOrders(rate, 2 * rate);
            assertThat(isOpen(stack, killed)).as("order entry of the active one").isTrue();
            assertThat(isOpen(stack, other)).as("order entry of the stand-by").isFalse();
            scenario.inject("kill -9 " + killed, () -> stack.kill(killed))
                    .tookOver(other, Instant.now())
                    .up()
                    // a JVM that starts wants the cores that the flow has
                    .flow(Math.min(rate, RATE_MEANWHILE))
                    .then(killed + " comes back", () -> stack.start(killed));
            stack.awaitReady(killed);
            scenario.flow(rate);
            active = other;
        }
        finish(scenario.afterOrders(100, 100));
    }

    /** How a client finds the instance that serves it: the other ones refuse the connection. */
    private static boolean isOpen(LocalStack stack, String gateway) {
        int port = stack.port(gateway.equals(A) ? "fix" : "fix-b");
        try (Socket connection = new Socket("127.0.0.1", port)) {
            return connection.isConnected();
        } catch (ConnectException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pausedPastItsLease(int... seconds) {
        Scenario scenario =
                Scenario.of(
                        "active gateway paused %d times past its lease".formatted(seconds.length));
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
