package io.interlock.routing.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Scope;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.events.SymbolState;
import io.interlock.events.TrippedGuard;
import io.interlock.routing.decision.Guarding;
import io.interlock.routing.decision.ViewOfTest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A guard of two executions within a second. */
class RepetitionsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final SymbolState EURUSD =
            Objects.requireNonNull(new ViewOfTest().symbol(Environment.LIVE, new Symbol("EURUSD")));

    private final Repetitions repetitions = new Repetitions();

    private static RoutingPolicy policy(Scope per, Instant from) {
        return new RoutingPolicy(
                "calm",
                3,
                Environment.LIVE,
                10,
                Match.EVERYTHING,
                null,
                new Control.Repeats(per, 2, 1_000),
                "ann",
                "calm",
                from,
                null);
    }

    private List<String> executed(RoutingPolicy policy, int number, int afterMillis) {
        Instant at = NOW.plusMillis(afterMillis);
        OrderCommand order = Guarding.order(number, "54=1|40=1|38=1000|", at);
        return repetitions
                .executed(
                        new CommandId("OMSA", 1, number),
                        at,
                        order,
                        EURUSD,
                        new PolicyIndex(List.of(policy)))
                .stream()
                .map(TrippedGuard::key)
                .toList();
    }

    @Test
    void oneMoreThanTheLimitWithinTheWindowTrips() {
        RoutingPolicy calm = policy(Scope.ACCOUNT_SYMBOL, Instant.EPOCH);
        assertThat(executed(calm, 1, 0)).isEmpty();
        assertThat(executed(calm, 2, 500)).isEmpty();
        assertThat(executed(calm, 3, 999)).containsExactly("calm/account/L1/symbol/EURUSD");
    }

    @Test
    void atTheEndOfTheWindowTheFirstNoLongerCounts() {
        RoutingPolicy calm = policy(Scope.POLICY, Instant.EPOCH);
        assertThat(executed(calm, 1, 0)).isEmpty();
        assertThat(executed(calm, 2, 500)).isEmpty();
        assertThat(executed(calm, 3, 1_000)).isEmpty();
        assertThat(executed(calm, 4, 1_001)).containsExactly("calm");
    }

    @Test
    void anExecutionCountsOnceHoweverOftenItIsRead() {
        RoutingPolicy calm = policy(Scope.SYMBOL, Instant.EPOCH);
        for (int i = 0; i < 9; i++) {
            assertThat(executed(calm, 1, 0)).isEmpty();
            assertThat(executed(calm, 2, 1)).isEmpty();
        }
        assertThat(executed(calm, 3, 2)).containsExactly("calm/symbol/EURUSD");
    }

    @Test
    void whatWasBeforeItWasLetOnDoesNotCountAgain() {
        RoutingPolicy calm = policy(Scope.ACCOUNT, Instant.EPOCH);
        repetitions.letOn("calm/account/L1", NOW.plusMillis(3));
        assertThat(executed(calm, 1, 1)).isEmpty();
        assertThat(executed(calm, 2, 2)).isEmpty();
        assertThat(executed(calm, 3, 3)).isEmpty();
        assertThat(executed(calm, 4, 4)).isEmpty();
        assertThat(executed(calm, 5, 5)).isEmpty();
        assertThat(executed(calm, 6, 6)).containsExactly("calm/account/L1");
    }

    @Test
    void whatWasBeforeTheVersionDoesNotCount() {
        RoutingPolicy calm = policy(Scope.POLICY, NOW.plusMillis(2));
        assertThat(executed(calm, 1, 0)).isEmpty();
        assertThat(executed(calm, 2, 1)).isEmpty();
        assertThat(executed(calm, 3, 2)).isEmpty();
        assertThat(executed(calm, 4, 3)).isEmpty();
        assertThat(executed(calm, 5, 4)).containsExactly("calm");
    }

    @Test
    void aTrippedGuardSaysWhatItSaw() {
        RoutingPolicy calm = policy(Scope.POLICY, Instant.EPOCH);
        executed(calm, 1, 0);
        executed(calm, 2, 0);
        assertThat(
                        repetitions.executed(
                                new CommandId("OMSA", 1, 3),
                                NOW,
                                Guarding.order(3, "54=1|40=1|38=1000|", NOW),
                                EURUSD,
                                new PolicyIndex(List.of(calm))))
                .containsExactly(new TrippedGuard("calm", "calm", Environment.LIVE, 3, 1_000, NOW));
    }
}
