package io.interlock.routing.decision;

import static io.interlock.routing.decision.Policies.open;
import static io.interlock.routing.decision.Policies.quantity;
import static io.interlock.routing.decision.Policies.route;
import static io.interlock.routing.decision.Policies.throttle;
import static io.interlock.routing.decision.Policies.worth;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Side;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderCommand.RootOrder;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Unit;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.routing.route.RouteTable.Route;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Each control at its boundaries. */
class PolicyRulesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final String LIMIT = "1=L1|55=EURUSD|54=1|40=2|44=2|38=";

    private static OrderCommand command(Kind kind, String body, Instant now) {
        RootOrder root =
                kind == Kind.NEW
                        ? null
                        : new RootOrder(
                                new CommandId("T1", 1, 1), new ClOrdId("A"), "OMSA", "OMSA-P");
        return OrderMessages.command(
                FixMessage.of(("52=20261123-10:00:00|11=B|" + body).replace('|', FixMessage.SOH)),
                kind,
                new CommandId("T1", 1, 9),
                new OrderMessages.Sender(
                        "T1", Environment.LIVE, Gate.ENFORCE, "FIX.4.4", Duration.ofDays(5)),
                null,
                root,
                now);
    }

    private RoutingDecision decide(ViewOfTest view, Kind kind, String body, Instant now) {
        return view.taken(Decisions.decide(command(kind, body, now), view, now));
    }

    private String answer(String body, Instant now, RoutingPolicy... policies) {
        return said(decide(new ViewOfTest().policies(policies), Kind.NEW, body, now));
    }

    private static String said(RoutingDecision decision) {
        var no = decision.rejection();
        return no == null
                ? "to " + decision.oms()
                : no.rule() + " " + no.ordRejReason() + ": " + no.text();
    }

    @Test
    void aBlockLetsNothingPassButCancels() {
        RoutingPolicy block = Policies.of("halt", Policies.blocked());
        assertThat(answer(LIMIT + "1000|", NOW, block))
                .isEqualTo(
                        "symbol-access 0: Trading in Symbol(55) EURUSD is not allowed: news (policy"
                                + " halt v3)");
        ViewOfTest view = new ViewOfTest().policies(block);
        assertThat(said(decide(view, Kind.CANCEL, "41=A|" + LIMIT + "1000|", NOW)))
                .isEqualTo("to OMSA");
        assertThat(said(decide(view, Kind.REPLACE, "41=A|" + LIMIT + "1000|", NOW)))
                .startsWith("symbol-access");
    }

    @Test
    void aQuantityMayBeTheLimitAndNoMore() {
        RoutingPolicy limit = Policies.of("size", quantity("2000", "5000"));
        assertThat(answer(LIMIT + "1000|", NOW, limit))
                .isEqualTo("market-limits 13: OrderQty(38) 1000 is below 2000 (policy size v3)");
        assertThat(answer(LIMIT + "2000|", NOW, limit)).isEqualTo("to OMSA");
        assertThat(answer(LIMIT + "5000|", NOW, limit)).isEqualTo("to OMSA");
        assertThat(answer(LIMIT + "6000|", NOW, limit))
                .isEqualTo("market-limits 13: OrderQty(38) 6000 exceeds 5000 (policy size v3)");
    }

    @Test
    void anOrdersValueMayBeTheLimitAndNoMore() {
        RoutingPolicy limit = Policies.of("worth", worth("4000"));
        assertThat(answer(LIMIT + "2000|", NOW, limit)).isEqualTo("to OMSA");
        assertThat(answer(LIMIT.replace("44=2", "44=2.00001") + "2000|", NOW, limit))
                .isEqualTo(
                        "market-limits 3: The order's value 4000.02 USD exceeds 4000 (policy worth"
                                + " v3)");
        assertThat(answer("1=L1|55=EURUSD|54=1|40=1|38=1000|", NOW, limit))
                .isEqualTo(
                        "market-limits 3: The order's value is not known: neither Price(44) nor"
                                + " StopPx(99) for OrdType(40) MARKET (policy worth v3)");
    }

    @Test
    void sidesAndTypesAreAllowedByName() {
        assertThat(answer(LIMIT + "1000|", NOW, Policies.of("s", Policies.sides(Side.SELL))))
                .isEqualTo("market-limits 11: Side(54) BUY is not one of [SELL] (policy s v3)");
        assertThat(answer(LIMIT + "1000|", NOW, Policies.of("s", Policies.sides(Side.BUY))))
                .isEqualTo("to OMSA");
        assertThat(answer(LIMIT + "1000|", NOW, Policies.of("t", Policies.types(OrdType.MARKET))))
                .isEqualTo(
                        "market-limits 11: OrdType(40) LIMIT is not one of [MARKET] (policy t v3)");
    }

    @Test
    void aWindowOpensAndClosesOnTheSecondInItsZone() {
        // New York is five hours behind in November
        RoutingPolicy hours = Policies.of("hours", open("America/New_York", "05:00", "06:00"));
        assertThat(answer(LIMIT + "1000|", NOW.minusMillis(1), hours))
                .isEqualTo(
                        "time-window 2: Symbol(55) EURUSD is closed for orders now; it opens at"
                                + " 2026-11-23T10:00:00Z (policy hours v3)");
        assertThat(answer(LIMIT + "1000|", NOW, hours)).isEqualTo("to OMSA");
        assertThat(answer(LIMIT + "1000|", NOW.plusMillis(3_599_999), hours)).isEqualTo("to OMSA");
        assertThat(answer(LIMIT + "1000|", NOW.plusSeconds(3_600), hours))
                .startsWith("time-window 2: ");
    }

    @Test
    void noWindowOpensOnAHoliday() {
        RoutingPolicy hours = Policies.of("hours", open("UTC", "09:00", "17:00", "2026-11-23"));
        assertThat(answer(LIMIT + "1000|", NOW, hours))
                .contains("it opens at 2026-11-24T09:00:00Z");
    }

    @Test
    void aThrottleLetsItsBurstThroughAndThenWhatComesBack() {
        ViewOfTest view =
                new ViewOfTest()
                        .policies(Policies.of("t", throttle(Per.POLICY, Unit.ORDERS, "2", "3")));
        for (int i = 0; i < 3; i++) {
            assertThat(said(decide(view, Kind.NEW, LIMIT + "1000|", NOW))).isEqualTo("to OMSA");
        }
        assertThat(said(decide(view, Kind.NEW, LIMIT + "1000|", NOW)))
                .isEqualTo(
                        "throttle 3: Too much of these orders: more than 2 orders in 1000 ms (policy"
                                + " t v3)");
        assertThat(said(decide(view, Kind.NEW, LIMIT + "1000|", NOW.plusMillis(499))))
                .startsWith("throttle");
        assertThat(said(decide(view, Kind.NEW, LIMIT + "1000|", NOW.plusMillis(500))))
                .isEqualTo("to OMSA");
    }

    @Test
    void aDecisionSaysWhatItFoundAndTook() {
        ViewOfTest view =
                new ViewOfTest()
                        .policies(Policies.of("t", throttle(Per.ACCOUNT, Unit.ORDERS, "1", "1")));
        assertThat(decide(view, Kind.NEW, LIMIT + "1000|", NOW).budgets())
                .containsExactly(new Budget("t/account/L1", BigDecimal.ONE, BigDecimal.ONE));
        assertThat(decide(view, Kind.NEW, LIMIT + "1000|", NOW.plusMillis(250)).budgets())
                .containsExactly(
                        new Budget("t/account/L1", new BigDecimal("0.25"), BigDecimal.ZERO));
    }

    @Test
    void oneThrottleTooMuchAndNoneIsUsed() {
        ViewOfTest view =
                new ViewOfTest()
                        .policies(
                                Policies.of("a", throttle(Per.POLICY, Unit.ORDERS, "5", "5")),
                                Policies.of(
                                        "b", throttle(Per.SYMBOL, Unit.NOTIONAL, "10", "4000")));
        assertThat(said(decide(view, Kind.NEW, LIMIT + "2000|", NOW))).isEqualTo("to OMSA");
        assertThat(said(decide(view, Kind.NEW, LIMIT + "1000|", NOW))).startsWith("throttle");
        assertThat(
                        view.budget(
                                        "a",
                                        (Control.Throttle)
                                                throttle(Per.POLICY, Unit.ORDERS, "5", "5"),
                                        NOW)
                                .tokens())
                .isEqualByComparingTo("4");
    }

    @Test
    void cancelsAreCountedOnlyAsMessagesAndOnlyWhereTheyAreNotExempt() {
        Control.Throttle strict =
                new Control.Throttle(
                        Per.CLIENT_SESSION,
                        Unit.MESSAGES,
                        BigDecimal.ONE,
                        1_000,
                        BigDecimal.ONE,
                        false);
        ViewOfTest view = new ViewOfTest().policies(Policies.of("m", strict));
        String cancel = "41=A|" + LIMIT + "1000|";
        assertThat(said(decide(view, Kind.CANCEL, cancel, NOW))).isEqualTo("to OMSA");
        assertThat(said(decide(view, Kind.CANCEL, cancel, NOW))).startsWith("throttle");
        ViewOfTest exempt =
                new ViewOfTest()
                        .policies(
                                Policies.of(
                                        "m",
                                        throttle(Per.CLIENT_SESSION, Unit.MESSAGES, "1", "1")));
        assertThat(said(decide(exempt, Kind.NEW, LIMIT + "1000|", NOW))).isEqualTo("to OMSA");
        assertThat(said(decide(exempt, Kind.CANCEL, cancel, NOW))).isEqualTo("to OMSA");
    }

    @Test
    void theFirstRouteDecidesAndItsEditsAreSaid() {
        ViewOfTest view =
                new ViewOfTest()
                        .policies(
                                Policies.of("late", 20, route("OMSA")),
                                Policies.of(
                                        "early", 5, route("OMSB", new Control.Token(100, "XNYS"))));
        RoutingDecision decision = decide(view, Kind.NEW, "100=XLON|" + LIMIT + "1000|", NOW);
        assertThat(decision.oms()).isEqualTo("OMSB");
        assertThat(decision.edits()).containsExactly(new Edit(100, "XLON", "XNYS", "early"));
        assertThat(decide(view, Kind.CANCEL, "41=A|" + LIMIT + "1000|", NOW).oms())
                .isEqualTo("OMSA");
    }

    @Test
    void aRouteLeadsWhereTheTableHasNone() {
        ViewOfTest view =
                new ViewOfTest()
                        .routes(new Route("none", "OMSA"))
                        .policies(Policies.of("force", route("OMSB")));
        assertThat(said(decide(view, Kind.NEW, LIMIT + "1000|", NOW))).isEqualTo("to OMSB");
    }
}
