package io.interlock.routing.decision;

import static io.interlock.routing.decision.Guarding.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Input;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Scope;
import io.interlock.events.TrippedGuard;
import io.interlock.routing.reference.Prices;
import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RepeatsRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String BODY = "54=1|40=2|38=1000|44=2|";

    private static RoutingDecision decide(Kind kind, Scope per, String tripped) {
        ViewOfTest view =
                new ViewOfTest()
                        .policies(Policies.of("calm", new Control.Repeats(per, 5, 60_000)))
                        .guards(
                                new Guards(
                                        Prices.NONE,
                                        order -> null,
                                        key ->
                                                key.equals(tripped)
                                                        ? new TrippedGuard(
                                                                key,
                                                                "calm",
                                                                Environment.LIVE,
                                                                6,
                                                                60_000,
                                                                NOW)
                                                        : null));
        return Decisions.decide(Guarding.message(9, kind, BODY, NOW), view, NOW);
    }

    @Test
    void whatIsTrippedIsStoppedAndSaysSinceWhen() {
        RoutingDecision no =
                decide(Kind.NEW, Scope.ACCOUNT_SYMBOL, "calm/account/L1/symbol/EURUSD");
        assertThat(said(no))
                .isEqualTo(
                        "repeated-execution 0: Account(1) L1 in Symbol(55) EURUSD is stopped since"
                                + " 2026-11-23T10:00:00Z after 6 executions in 60000 ms, until"
                                + " somebody lets it on again (policy calm v3)");
        assertThat(no.inputs())
                .containsExactly(
                        new Input(
                                "tripped/calm/account/L1/symbol/EURUSD",
                                "calm",
                                BigDecimal.valueOf(6),
                                NOW));
    }

    @Test
    void eachScopeHasItsOwnKey() {
        assertThat(said(decide(Kind.NEW, Scope.POLICY, "calm"))).contains("These orders are");
        assertThat(said(decide(Kind.NEW, Scope.ACCOUNT, "calm/account/L1")))
                .contains("Account(1) L1 is stopped");
        assertThat(said(decide(Kind.NEW, Scope.SYMBOL, "calm/symbol/EURUSD")))
                .contains("Symbol(55) EURUSD is stopped");
        assertThat(said(decide(Kind.NEW, Scope.SYMBOL, "calm/symbol/US500"))).isEqualTo("to OMSA");
        assertThat(said(decide(Kind.NEW, Scope.POLICY, "other"))).isEqualTo("to OMSA");
    }

    @Test
    void cancelsPassAndReplacesDoNot() {
        assertThat(said(decide(Kind.CANCEL, Scope.POLICY, "calm"))).isEqualTo("to OMSA");
        assertThat(said(decide(Kind.REPLACE, Scope.POLICY, "calm")))
                .startsWith("repeated-execution");
    }
}
