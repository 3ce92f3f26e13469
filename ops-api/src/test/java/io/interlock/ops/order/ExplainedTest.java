package io.interlock.ops.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.DecisionBasis;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.events.RoutingDecision.Verdict;
import io.interlock.ops.order.Explanation.Named;
import io.interlock.ops.order.Explanation.PolicyUsed;
import io.interlock.ops.order.Explanation.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainedTest {
    private static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");
    private final Story story = new Story("TRADER1", 7, BEGIN);

    private RoutingDecision decided(DecisionBasis basis) {
        return new RoutingDecision(
                story.placed(),
                "OMSB",
                null,
                List.of(
                        new Verdict("kill-switch", "PASS", "not engaged"),
                        new Verdict("throttle", "PASS", "within calm v2, wide v7"),
                        new Verdict("forced-route", "ROUTE", "OMSB: policy venue v1"),
                        new Verdict("a-new-rule", "SKIP", "goes to OMSB")),
                List.of(new Edit(100, null, "XNYS", "venue")),
                Map.of("symbols", 3L),
                BEGIN,
                List.of(new Budget("calm", new BigDecimal("2.5"), BigDecimal.ONE)),
                "venue",
                null,
                List.of(),
                basis);
    }

    @Test
    void everyRuleIsToldWithWhatItLookedAtAndThePoliciesItNames() {
        DecisionBasis basis =
                new DecisionBasis(
                        Map.of("policies", 12L),
                        Map.of(
                                "policy calm", 2L,
                                "policy wide", 7L,
                                "policy venue", 1L,
                                "symbol LIVE:EURUSD", 5L,
                                "kill-switch LIVE:EURUSD", 1_000L),
                        null,
                        null,
                        "NEWS");
        List<PolicyUsed> used = List.of(PolicyUsed.unknown("calm", 2));
        Explanation explanation = Explained.of(decided(basis), used);
        assertThat(explanation.conclusion())
                .isEqualTo("Sent to OMSB by rule forced-route, by policy venue");
        assertThat(explanation.profile()).isEqualTo("NEWS");
        assertThat(explanation.policies()).isEqualTo(used);
        assertThat(explanation.documents())
                .containsExactly(
                        new Named("policy calm", "v2"),
                        new Named("policy venue", "v1"),
                        new Named("policy wide", "v7"),
                        new Named("symbol LIVE:EURUSD", "v5"));
        assertThat(explanation.steps())
                .containsExactly(
                        new Step(
                                "kill-switch",
                                "Is trading in the symbol stopped?",
                                List.of(
                                        new Named("Symbol(55)", "EURUSD"),
                                        new Named("engaged at", "1970-01-01T00:00:01Z")),
                                "PASS",
                                "Passed: not engaged",
                                List.of()),
                        new Step(
                                "throttle",
                                "Is there room in every throttle?",
                                List.of(new Named("calm", "2.5 left, 1 taken")),
                                "PASS",
                                "Passed: within calm v2, wide v7",
                                List.of("calm", "wide")),
                        new Step(
                                "forced-route",
                                "Does a policy send it somewhere?",
                                List.of(new Named("tag 100", "set to XNYS")),
                                "ROUTE",
                                "Chose OMSB: policy venue v1",
                                List.of("venue")),
                        new Step(
                                "a-new-rule",
                                "What does rule a-new-rule say?",
                                List.of(),
                                "SKIP",
                                "Not asked: goes to OMSB",
                                List.of()));
    }

    @Test
    void olderDecisionsAreExplainedByTheirTrace() {
        RoutingDecision rejected = story.rejectedBy("gold", "market-limits");
        assertThat(Explained.policies(rejected)).containsExactly(Map.entry("gold", 1L));
        Explanation explanation = Explained.of(rejected, List.of());
        assertThat(explanation.conclusion())
                .isEqualTo("Rejected by rule market-limits, by policy gold: no (policy gold v1)");
        assertThat(explanation.documents()).isEmpty();
        assertThat(explanation.steps().getFirst().policies()).containsExactly("gold");
        assertThat(explanation.steps().getFirst().inputs())
                .contains(new Named("OrderQty(38)", "10000"), new Named("Price(44)", "1.085"));
    }
}
