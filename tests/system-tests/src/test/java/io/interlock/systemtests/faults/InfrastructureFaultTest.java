package io.interlock.systemtests.faults;

import io.interlock.localstack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the gateway stands on is taken away under flow, and given back. */
@Tag("faults")
class InfrastructureFaultTest {
    private static final int RATE = 100;
    private static final Duration AWAY = Duration.ofSeconds(3);

    /** Bytes that were on their way when the process died. */
    private static final Duration UNDER_WAY = Duration.ofMillis(500);

    /** State older than two seconds closes the gate; what has passed it is under way. */
    private static final Duration STATE_LIMIT = Duration.ofMillis(3_500);

    @Test
    @Tag("short")
    void postgresKilledAndRestarted() {
        killedAndRestarted("postgres", 1);
    }

    @Test
    @Tag("full")
    void postgresKilledTenTimes() {
        killedAndRestarted("postgres", 10);
    }

    @Test
    @Tag("short")
    void kafkaKilledAndRestarted() {
        killedAndRestarted("kafka", 1);
    }

    @Test
    @Tag("full")
    void kafkaKilledTenTimes() {
        killedAndRestarted("kafka", 10);
    }

    @Test
    @Tag("short")
    void routingKilledAndRestarted() {
        killedAndRestarted("routing-service", 1);
    }

    @Test
    @Tag("full")
    void routingKilledTenTimes() {
        killedAndRestarted("routing-service", 10);
    }

    @Test
    @Tag("full")
    void kafkaFrozen() {
        Scenario scenario = Scenario.of("Kafka frozen").flow(RATE).afterOrders(100, 200);
        LocalStack stack = scenario.platform().stack();
        scenario.inject("SIGSTOP Kafka", () -> stack.pause("kafka"))
                .lasting(Duration.ofSeconds(10))
                .then("SIGCONT", () -> stack.resume("kafka"))
                .up()
                .afterOrders(100, 100)
                .verdict();
    }

    @Test
    @Tag("full")
    void postgresFrozen() {
        Scenario scenario = Scenario.of("PostgreSQL frozen").flow(RATE).afterOrders(100, 200);
        LocalStack stack = scenario.platform().stack();
        scenario.inject("SIGSTOP PostgreSQL", () -> stack.pause("postgres"))
                .lasting(Duration.ofSeconds(10))
                .then("SIGCONT", () -> stack.resume("postgres"))
                .up()
                .afterOrders(100, 100)
                .verdict();
    }

    @Test
    @Tag("full")
    void ownersOfStateFallSilent() {
        Scenario scenario = Scenario.of("owners of state silent").flow(RATE).afterOrders(50, 100);
        StateOwners owners = scenario.platform().owners();
        Instant silent = Instant.now();
        scenario.inject("no more state", () -> owners.silent(true)).lasting(Duration.ofSeconds(6));
        scenario.gateWasClosed(silent.plus(STATE_LIMIT), Instant.now(), "state is too old");
        scenario.then("state again", () -> owners.silent(false)).afterOrders(100, 100).verdict();
    }

    private static void killedAndRestarted(String part, int times) {
        Scenario scenario = Scenario.of("%s killed %d times".formatted(part, times)).flow(RATE);
        LocalStack stack = scenario.platform().stack();
        for (int i = 0; i < times; i++) {
            scenario.afterOrders(100, 200).inject("kill -9 " + part, () -> stack.kill(part));
            Instant dead = Instant.now();
            scenario.lasting(AWAY);
            scenario.gateWasClosed(dead.plus(UNDER_WAY), Instant.now(), part + " was gone");
            scenario.then("start " + part, () -> stack.start(part)).up();
        }
        scenario.afterOrders(100, 100).verdict();
    }
}
