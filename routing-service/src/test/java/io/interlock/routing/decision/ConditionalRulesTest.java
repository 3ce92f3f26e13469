package io.interlock.routing.decision;

import static io.interlock.routing.decision.Policies.open;
import static io.interlock.routing.decision.Policies.quantity;
import static io.interlock.routing.decision.Policies.route;
import static io.interlock.routing.decision.Policies.throttle;
import static io.interlock.routing.decision.Policies.where;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Verdict;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Unit;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Policies with conditions: where they hold, where they do not, where nobody can say. */
class ConditionalRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String LIMIT = "1=L1|55=EURUSD|54=1|40=2|44=2|38=2000|";
    private static final String MARKET = "1=L1|55=EURUSD|54=1|40=1|38=2000|";
    private static final String FAILED =
            "whose condition failed: a value that it compares is absent";

    private static RoutingDecision decide(String body, RoutingPolicy... policies) {
        OrderCommand command =
                OrderMessages.command(
                        FixMessage.of(
                                ("52=20261123-10:00:00|11=B|" + body).replace('|', FixMessage.SOH)),
                        Kind.NEW,
                        new CommandId("T1", 1, 9),
                        new OrderMessages.Sender(
                                "T1",
                                Environment.LIVE,
                                Gate.ENFORCE,
                                "FIX.4.4",
                                Duration.ofDays(5)),
                        null,
                        null,
                        NOW);
        return Decisions.decide(command, new ViewOfTest().policies(policies), NOW);
    }

    private static String answer(String body, RoutingPolicy... policies) {
        RoutingDecision decision = decide(body, policies);
        var no = decision.rejection();
        return no == null ? "to " + decision.oms() : no.rule() + ": " + no.text();
    }

    private static String detail(String rule, RoutingDecision decision) {
        return decision.trace().stream()
                .filter(verdict -> verdict.rule().equals(rule))
                .map(Verdict::detail)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aPolicyIsAboutTheOrdersForWhichItsConditionHolds() {
        Control most = quantity(null, "1000");
        assertThat(answer(LIMIT, where("big", "price > 1.5", most)))
                .isEqualTo("market-limits: OrderQty(38) 2000 exceeds 1000 (policy big v3)");
        assertThat(answer(LIMIT, where("big", "price > 2.0", most))).isEqualTo("to OMSA");
        assertThat(answer(LIMIT, where("stop", "side == 'SELL'", Policies.blocked())))
                .isEqualTo("to OMSA");
        assertThat(answer(LIMIT, where("night", "side == 'BUY'", open("UTC", "01:00", "02:00"))))
                .startsWith("time-window: ");
        assertThat(answer(LIMIT, where("b", "notional >= 4000.0", route("OMSB"))))
                .isEqualTo("to OMSB");
        assertThat(answer(LIMIT, where("b", "notional > 4000.0", route("OMSB"))))
                .isEqualTo("to OMSA");
    }

    @Test
    void whatRestrictsOrdersFailsClosed() {
        assertThat(answer(MARKET, where("halt", "price > 1.5", Policies.blocked())))
                .isEqualTo(
                        "symbol-access: Trading in Symbol(55) EURUSD is not allowed: news (policy"
                                + " halt v3, "
                                + FAILED
                                + ")");
        assertThat(answer(MARKET, where("big", "price > 1.5", quantity(null, "1000"))))
                .isEqualTo(
                        "market-limits: OrderQty(38) 2000 exceeds 1000 (policy big v3, "
                                + FAILED
                                + ")");
        assertThat(answer(MARKET, where("night", "price > 1.5", open("UTC", "01:00", "02:00"))))
                .startsWith("time-window: ")
                .endsWith("(policy night v3, " + FAILED + ")");
        assertThat(
                        detail(
                                "throttle",
                                decide(
                                        MARKET,
                                        where(
                                                "slow",
                                                "price > 1.5",
                                                throttle(Per.POLICY, Unit.ORDERS, "1", "1")))))
                .isEqualTo("within slow v3, " + FAILED);
    }

    @Test
    void aRouteWhoseConditionFailsIsNone() {
        RoutingPolicy failing = where("a", "price > 1.5", route("OMSB"));
        RoutingDecision alone = decide(MARKET, failing);
        assertThat(alone.oms()).isEqualTo("OMSA");
        assertThat(detail("forced-route", alone)).isEqualTo("no policy; not by a v3, " + FAILED);
        RoutingDecision next = decide(MARKET, failing, Policies.of("b", 20, route("OMSB")));
        assertThat(next.oms()).isEqualTo("OMSB");
        assertThat(detail("forced-route", next))
                .isEqualTo("OMSB: policy b v3; not by a v3, " + FAILED);
    }
}
