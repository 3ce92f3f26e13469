package io.interlock.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderCommand.RootOrder;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.events.RoutingDecision.Verdict;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.routing.route.RouteTable.Route;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DecisionsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final CommandId ROOT = new CommandId("T1", 1, 1);
    private static final String ORDER = "11=A|1=L1|55=EURUSD|54=1|38=2000|40=1|";

    private Gate gate = Gate.ENFORCE;

    private RoutingDecision decide(View view, String body) {
        return decide(view, Kind.NEW, body, null, NOW);
    }

    private RoutingDecision decide(
            View view, Kind kind, String body, @Nullable RootOrder root, Instant now) {
        OrderCommand command =
                OrderMessages.command(
                        FixMessage.of(
                                ("52=20261122-10:00:00|" + body).replace('|', FixMessage.SOH)),
                        kind,
                        new CommandId("T1", 1, 9),
                        new OrderMessages.Sender(
                                "T1", Environment.LIVE, gate, "FIX.4.4", Duration.ofSeconds(5)),
                        null,
                        root,
                        NOW);
        return Decisions.decide(command, view, now);
    }

    private static RootOrder root(@Nullable String oms) {
        return new RootOrder(ROOT, new ClOrdId("A"), oms, oms == null ? null : oms + "-P");
    }

    @Test
    void anOrderGoesToTheOmsOfItsBucketAndEveryRuleIsHeard() {
        RoutingDecision decision = decide(new ViewOfTest(), ORDER);
        assertThat(decision.oms()).isEqualTo("OMSA");
        assertThat(decision.rejection()).isNull();
        assertThat(decision.trace())
                .containsExactly(
                        new Verdict(
                                "state-fresh",
                                "PASS",
                                "symbols, kill switches and accounts are fresh"),
                        new Verdict("deadline", "PASS", "in time"),
                        new Verdict("root-order", "SKIP", "a new order"),
                        new Verdict("kill-switch", "PASS", "not engaged"),
                        new Verdict("account-gate", "PASS", "may trade"),
                        new Verdict("symbol-access", "PASS", "listed in bucket fx-major"),
                        new Verdict("market-limits", "PASS", "type and size allowed"),
                        new Verdict("price-collar", "SKIP", "no policy"),
                        new Verdict("time-window", "SKIP", "no policy"),
                        new Verdict("close-only", "SKIP", "no policy"),
                        new Verdict("margin", "SKIP", "no policy"),
                        new Verdict("repeated-execution", "SKIP", "no policy"),
                        new Verdict("duplicate-order", "SKIP", "no policy"),
                        new Verdict("throttle", "SKIP", "no policy"),
                        new Verdict("forced-route", "SKIP", "no policy"),
                        new Verdict("failover", "PASS", "OMSA is HEALTHY"),
                        new Verdict("symbol-bucket", "ROUTE", "OMSA: bucket fx-major"));
        assertThat(decide(new ViewOfTest(), ORDER.replace("EURUSD", "US500")).oms())
                .isEqualTo("OMSB");
    }

    private void rejected(View view, String body, String rule, int code, String text) {
        RoutingDecision decision = decide(view, body);
        assertThat(decision.oms()).isNull();
        assertThat(decision.rejection())
                .extracting("rule", "ordRejReason", "text")
                .containsExactly(rule, code, text);
    }

    @Test
    void aKilledSymbolIsRejectedWithTheReason() {
        rejected(
                new ViewOfTest().killed("EURUSD"),
                ORDER,
                "kill-switch",
                0,
                "Trading in Symbol(55) EURUSD is stopped by a kill switch: bad prices");
    }

    @Test
    void accountsThatMayNotTradeAreRejected() {
        View view = new ViewOfTest();
        rejected(
                view,
                ORDER.replace("1=L1", "1=L9"),
                "account-gate",
                15,
                "Account(1) L9 is unknown");
        rejected(
                view,
                ORDER.replace("1=L1", "1=L2"),
                "account-gate",
                15,
                "Account(1) L2 may not trade: No deposit yet");
        rejected(view, ORDER.replace("1=L1|", ""), "account-gate", 15, "Account(1) is missing");
        rejected(
                view,
                ORDER.replace("1=L1", "1=D1"),
                "account-gate",
                15,
                "Account(1) D1 belongs to the DEMO environment, this session to LIVE");
    }

    @Test
    void anObservedGateLetsTheOrderThroughAndSaysWhatItSaw() {
        gate = Gate.OBSERVE;
        RoutingDecision decision = decide(new ViewOfTest(), ORDER.replace("1=L1", "1=L9"));
        assertThat(decision.oms()).isEqualTo("OMSA");
        assertThat(decision.trace())
                .contains(new Verdict("account-gate", "OBSERVED", "Account(1) L9 is unknown"));
    }

    @Test
    void symbolsTypesAndSizesAreChecked() {
        View view = new ViewOfTest();
        rejected(
                view,
                ORDER.replace("EURUSD", "XXX"),
                "symbol-access",
                1,
                "Symbol(55) XXX is not listed in LIVE");
        rejected(
                view,
                ORDER.replace("40=1", "40=4"),
                "market-limits",
                11,
                "OrdType(40) STOP_LIMIT is not allowed for EURUSD");
        rejected(
                view,
                ORDER + "59=7|",
                "market-limits",
                11,
                "TimeInForce(59) is not one of Day, GTC, IOC, FOK, GTD");
        rejected(
                view,
                ORDER.replace("40=1", "40=2"),
                "market-limits",
                99,
                "Price(44) is missing or no price for OrdType(40) LIMIT");
        rejected(
                view,
                ORDER.replace("40=1", "40=3"),
                "market-limits",
                99,
                "StopPx(99) is missing or no price for OrdType(40) STOP");
        rejected(
                view,
                ORDER.replace("38=2000", "38=0"),
                "market-limits",
                13,
                "OrderQty(38) is missing or not above zero");
        rejected(
                view,
                ORDER.replace("38=2000", "38=500"),
                "market-limits",
                13,
                "OrderQty(38) 500 is below the least allowed, 1000");
        rejected(
                view,
                ORDER.replace("38=2000", "38=2000000"),
                "market-limits",
                13,
                "OrderQty(38) 2000000 exceeds the most allowed, 1000000");
        rejected(
                view,
                ORDER.replace("38=2000", "38=1500"),
                "market-limits",
                13,
                "OrderQty(38) 1500 is no multiple of 1000");
    }

    @Test
    void withoutAMatchingRouteNothingIsSent() {
        rejected(
                new ViewOfTest().routes(new Route("metals", "OMSA")),
                ORDER,
                "symbol-bucket",
                0,
                "No OMS is routed for EURUSD (bucket fx-major)");
    }

    @Test
    void staleStateStopsNewRiskButNotCancels() {
        ViewOfTest view = new ViewOfTest().staleBecause("accounts.state.v1 is 3 s old");
        rejected(view, ORDER, "state-fresh", 0, "Trading is held: accounts.state.v1 is 3 s old");
        assertThat(decide(view, Kind.CANCEL, "11=B|41=A|", root("OMSB"), NOW).oms())
                .isEqualTo("OMSB");
    }

    @Test
    void anOrderPastItsDeadlineIsTooLate() {
        RoutingDecision decision =
                decide(new ViewOfTest(), Kind.NEW, ORDER, null, NOW.plusSeconds(6));
        assertThat(decision.rejection())
                .extracting("rule", "ordRejReason")
                .containsExactly("deadline", 4);
    }

    @Test
    void cancelsFollowTheirOrderThroughKillSwitchesAndGates() {
        ViewOfTest view = new ViewOfTest().killed("EURUSD").routed(ROOT, "OMSB");
        assertThat(decide(view, Kind.CANCEL, "11=B|41=A|1=L2|55=EURUSD|", root("OMSA"), NOW).oms())
                .isEqualTo("OMSA");
        assertThat(decide(view, Kind.STATUS, "11=A|55=EURUSD|", root(null), NOW).oms())
                .isEqualTo("OMSB");
    }

    @Test
    void requestsAboutUnknownOrdersAreRejected() {
        RoutingDecision cancel = decide(new ViewOfTest(), Kind.CANCEL, "11=B|41=A|", null, NOW);
        assertThat(cancel.rejection())
                .isEqualTo(
                        new Rejection(
                                "root-order",
                                5,
                                1,
                                "No order of this session has OrigClOrdID(41) A"));
        RoutingDecision unsent =
                decide(new ViewOfTest(), Kind.CANCEL, "11=B|41=A|", root(null), NOW);
        assertThat(unsent.rejection())
                .isEqualTo(
                        new Rejection("root-order", 5, 1, "The order A was not sent to any OMS"));
    }

    @Test
    void aReplaceIsCheckedLikeANewOrderAndFollowsItsOrder() {
        String replace = "11=B|41=A|1=L1|55=EURUSD|54=1|38=2000|40=2|44=1.1|";
        assertThat(decide(new ViewOfTest(), Kind.REPLACE, replace, root("OMSB"), NOW).oms())
                .isEqualTo("OMSB");
        assertThat(
                        decide(
                                        new ViewOfTest().killed("EURUSD"),
                                        Kind.REPLACE,
                                        replace,
                                        root("OMSB"),
                                        NOW)
                                .rejection())
                .extracting("rule")
                .isEqualTo("kill-switch");
    }
}
