package io.interlock.systemtests.faults;

import static io.interlock.testkit.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.localstack.LocalStack;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two instances of routing share the partitions of orders: what throttles let through in total is
 * what one would have let through, whoever comes, dies or goes.
 */
@Tag("faults")
class TwoRoutingInstancesTest {
    private static final String A = FaultPlatform.ROUTING;
    private static final String B = FaultPlatform.ROUTING_B;
    private static final int RATE = 100;

    /** A JVM on busy cores takes its time. */
    private static final Duration STARTED = Duration.ofMinutes(6);

    /** Comes back so slowly that a budget made full again would be seen for minutes. */
    private static final Total SLOW =
            new Total("slow-pound/symbol/GBPUSD", 40, Duration.ofMinutes(20), 40);

    /** Half of what is asked for. */
    private static final Total FAST =
            new Total("fast-euro/symbol/EURUSD", 3, Duration.ofSeconds(1), 24);

    @Test
    @Tag("full")
    void aRebalanceUnderLoadLosesAndDoublesNothingAndFillsNoBudget() {
        rebalanced(1);
    }

    @Test
    @Tag("full")
    void fiveTimesInTurn() {
        rebalanced(5);
    }

    private static void rebalanced(int times) {
        Scenario scenario =
                Scenario.of("two routing instances rebalanced %d times".formatted(times));
        LocalStack stack = scenario.platform().stack();
        Desk desk = new Desk(stack, A);
        try (Decided decided = new Decided(stack.bootstrapServers())) {
            desk.inForce("slow-pound", symbol("GBPUSD"), throttle(SLOW));
            desk.inForce("fast-euro", symbol("EURUSD"), throttle(FAST));
            scenario.flow(RATE);
            within(Duration.ofSeconds(60))
                    .is("both to be used up", () -> usedUp(decided, SLOW) && usedUp(decided, FAST));
            for (int i = 0; i < times; i++) {
                scenario.inject("start " + B, () -> stack.start(B));
                shared(decided, 2);
                scenario.afterOrders(200, 300)
                        .inject("kill -9 " + A, () -> stack.kill(A))
                        .lasting(Duration.ofSeconds(1))
                        .then("start " + A, () -> stack.start(A));
                stack.awaitReady(A);
                shared(decided, 2);
                scenario.afterOrders(200, 300).inject("stop " + B, () -> stack.stop(B));
                shared(decided, 1);
                scenario.flowing().afterOrders(100, 200);
            }
            desk.end("slow-pound");
            desk.end("fast-euro");
            scenario.verdict();
            kept(decided, SLOW);
            kept(decided, FAST);
        } finally {
            stack.stop(B);
            stack.start(A);
            stack.awaitReady(A);
        }
    }

    private static String symbol(String name) {
        return "{\"symbols\":[\"" + name + "\"]}";
    }

    private static String throttle(Total total) {
        return """
        {"kind":"THROTTLE","per":"SYMBOL","unit":"ORDERS","limit":"%.0f","windowMillis":%d,
         "burst":"%.0f","cancelsExempt":true}
        """
                .formatted(total.limit(), total.window().toMillis(), total.burst());
    }

    private static boolean usedUp(Decided decided, Total total) {
        return decided.rejectedBy(policy(total));
    }

    private static String policy(Total total) {
        return total.key().substring(0, total.key().indexOf('/'));
    }

    /** Waits until that many instances read all partitions between them. */
    private static void shared(Decided decided, int instances) {
        within(STARTED)
                .is(
                        instances + " instances to share the partitions",
                        () -> decided.shares().size() == instances);
    }

    private static void kept(Decided decided, Total total) {
        Total.Passed passed = total.of(decided.all());
        System.out.printf("[faults] %s let through %s%n", total.key(), passed);
        assertThat(passed.orders())
                .as("what %s let through", total.key())
                .isGreaterThanOrEqualTo((int) total.burst());
        assertThat(passed.lowest())
                .as("what was left of %s at %s", total.key(), passed.at())
                .isGreaterThanOrEqualTo(0);
    }
}
