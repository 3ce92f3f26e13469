package io.interlock.routing.decision;

import static io.interlock.routing.decision.Policies.throttle;
import static io.interlock.routing.decision.Policies.waiting;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderCommand.RootOrder;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Verdict;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Action;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.RoutingPolicy.Control.Unit;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Throttles that let wait, count by bucket and OMS, and have a budget for cancels. */
class ThrottleRuleTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    private static OrderCommand command(Kind kind, String symbol, String qty, Instant received) {
        RootOrder root =
                kind == Kind.NEW
                        ? null
                        : new RootOrder(
                                new CommandId("T1", 1, 1), new ClOrdId("A"), "OMSA", "OMSA-P");
        return OrderMessages.command(
                FixMessage.of(
                        ("52=20261123-10:00:00|11=B|41=A|1=L1|55=%s|54=1|40=2|44=2|38=%s|"
                                        .formatted(symbol, qty))
                                .replace('|', FixMessage.SOH)),
                kind,
                new CommandId("T1", 1, 9),
                new OrderMessages.Sender(
                        "T1", Environment.LIVE, Gate.ENFORCE, "FIX.4.4", Duration.ofSeconds(5)),
                null,
                root,
                received);
    }

    private static ViewOfTest under(Control... controls) {
        ViewOfTest view = new ViewOfTest();
        RoutingPolicy[] policies = new RoutingPolicy[controls.length];
        for (int i = 0; i < controls.length; i++) {
            policies[i] = Policies.of("t" + (i == 0 ? "" : i), controls[i]);
        }
        return view.policies(policies);
    }

    private static String said(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Wait wait ->
                    "waits for %s until +%d ms"
                            .formatted(
                                    wait.place().key(),
                                    Duration.between(NOW, wait.until()).toMillis());
            case Outcome.Decided decided -> said(decided.decision());
        };
    }

    private static String said(RoutingDecision decision) {
        var no = decision.rejection();
        return no == null ? "to " + decision.oms() : no.rule() + ": " + no.text();
    }

    private static String judged(ViewOfTest view, String qty, Instant received, Instant now) {
        Outcome outcome =
                Decisions.judge(command(Kind.NEW, "EURUSD", qty, received), view, now, null);
        if (outcome instanceof Outcome.Decided decided) {
            view.taken(decided.decision());
        }
        return said(outcome);
    }

    @Test
    void anOrderWithoutATokenWaitsForIt() {
        ViewOfTest view = under(waiting(Per.POLICY, Unit.ORDERS, Action.QUEUE, "2", "2", 500, 9));
        assertThat(judged(view, "1000", NOW, NOW)).isEqualTo("to OMSA");
        assertThat(judged(view, "1000", NOW, NOW)).isEqualTo("to OMSA");
        assertThat(judged(view, "1000", NOW, NOW)).isEqualTo("waits for t until +500 ms");
        assertThat(judged(view, "1000", NOW, NOW.plusMillis(499)))
                .isEqualTo("waits for t until +500 ms");
        assertThat(judged(view, "1000", NOW, NOW.plusMillis(500))).isEqualTo("to OMSA");
    }

    @Test
    void whoCannotGetOneInTimeIsRejectedAtOnce() {
        ViewOfTest view = under(waiting(Per.POLICY, Unit.ORDERS, Action.QUEUE, "2", "1", 499, 9));
        assertThat(judged(view, "1000", NOW, NOW)).isEqualTo("to OMSA");
        assertThat(judged(view, "1000", NOW, NOW))
                .isEqualTo(
                        "throttle: Too much of these orders: more than 2 orders in 1000 ms, and none"
                                + " is free within 499 ms (policy t v3)");
    }

    @Test
    void theTimeToWaitBeginsWithTheReceipt() {
        ViewOfTest view = under(waiting(Per.POLICY, Unit.ORDERS, Action.QUEUE, "2", "1", 500, 9));
        assertThat(judged(view, "1000", NOW, NOW)).isEqualTo("to OMSA");
        assertThat(judged(view, "1000", NOW.minusMillis(1), NOW)).startsWith("throttle: Too much");
        assertThat(judged(view, "1000", NOW, NOW)).isEqualTo("waits for t until +500 ms");
    }

    @Test
    void oneByOneOrdersLeaveEvenlyHoweverMuchTheyAre() {
        ViewOfTest view =
                under(waiting(Per.POLICY, Unit.NOTIONAL, Action.SLOW, "4000", "1", 5_000, 9));
        assertThat(judged(view, "1000", NOW, NOW)).isEqualTo("to OMSA");
        // 2000 of 4000 a second were taken
        assertThat(judged(view, "4000", NOW, NOW)).isEqualTo("waits for t until +500 ms");
        assertThat(judged(view, "4000", NOW, NOW.plusMillis(500))).isEqualTo("to OMSA");
        assertThat(judged(view, "1000", NOW, NOW.plusMillis(500)))
                .isEqualTo("waits for t until +2500 ms");
    }

    @Test
    void whatIsMoreThanTheBurstNeverPasses() {
        ViewOfTest view =
                under(waiting(Per.POLICY, Unit.NOTIONAL, Action.QUEUE, "4000", "4000", 5_000, 9));
        assertThat(judged(view, "3000", NOW, NOW))
                .isEqualTo(
                        "throttle: Too much of these orders: more than 4000 notional in 1000 ms, and"
                                + " no order of more than 4000 passes (policy t v3)");
        assertThat(judged(view, "2000", NOW, NOW)).isEqualTo("to OMSA");
    }

    @Test
    void aThrottleThatRejectsSpeaksBeforeOneThatLetsWait() {
        ViewOfTest view =
                under(
                        waiting(Per.POLICY, Unit.ORDERS, Action.QUEUE, "1", "1", 5_000, 9),
                        throttle(Per.POLICY, Unit.ORDERS, "1", "1"));
        assertThat(judged(view, "1000", NOW, NOW)).isEqualTo("to OMSA");
        assertThat(judged(view, "1000", NOW, NOW)).contains("(policy t1 v3)");
    }

    @Test
    void noOrderWaitsBeyondItsDeadline() {
        ViewOfTest view =
                under(waiting(Per.POLICY, Unit.ORDERS, Action.QUEUE, "0.1", "1", 60_000, 9));
        assertThat(judged(view, "1000", NOW, NOW)).isEqualTo("to OMSA");
        assertThat(judged(view, "1000", NOW, NOW)).isEqualTo("waits for t until +5001 ms");
        assertThat(judged(view, "1000", NOW, NOW.plusMillis(5_001))).startsWith("deadline: ");
    }

    @Test
    void decidingToTheEndSaysHowLongTheOrderWaited() {
        ViewOfTest view = under(waiting(Per.POLICY, Unit.ORDERS, Action.QUEUE, "2", "1", 500, 9));
        OrderCommand order = command(Kind.NEW, "EURUSD", "1000", NOW);
        view.taken(Decisions.decide(order, view, NOW));
        RoutingDecision decision = Decisions.decide(order, view, NOW);
        assertThat(decision.decidedAt()).isEqualTo(NOW.plusMillis(500));
        assertThat(decision.trace().getFirst())
                .isEqualTo(new Verdict("queue", "PASS", "waited 500 ms for t v3"));
        assertThat(Decisions.decide(order, view, NOW)).isEqualTo(decision);
    }

    @Test
    void bucketsAreCountedApart() {
        ViewOfTest view = under(throttle(Per.BUCKET, Unit.ORDERS, "1", "1"));
        assertThat(judged(view, "1000", NOW, NOW)).isEqualTo("to OMSA");
        assertThat(judged(view, "1000", NOW, NOW))
                .startsWith("throttle: Too much of bucket fx-major: more than 1 orders");
        OrderCommand index = command(Kind.NEW, "US500", "1000", NOW);
        RoutingDecision decision = Decisions.decide(index, view, NOW);
        assertThat(said(decision)).isEqualTo("to OMSB");
        assertThat(decision.budgets().getFirst().key()).isEqualTo("t/bucket/indices");
    }

    @Test
    void whatGoesToAnOmsIsCountedOnceTheRouteIsKnown() {
        ViewOfTest view = under(throttle(Per.OMS_SESSION, Unit.ORDERS, "1", "1"));
        OrderCommand order = command(Kind.NEW, "EURUSD", "1000", NOW);
        RoutingDecision first = view.taken(Decisions.decide(order, view, NOW));
        assertThat(first.trace().getLast())
                .isEqualTo(new Verdict("session-throttle", "PASS", "within t v3"));
        assertThat(first.budgets().getFirst().key()).isEqualTo("t/oms/OMSA");
        assertThat(judged(view, "1000", NOW, NOW))
                .isEqualTo(
                        "session-throttle: Too much of orders to OMSA: more than 1 orders in 1000 ms"
                                + " (policy t v3)");
        assertThat(said(Decisions.decide(command(Kind.NEW, "US500", "1000", NOW), view, NOW)))
                .isEqualTo("to OMSB");
    }

    @Test
    void anOmsThatIsFullLeavesTheOtherBudgetsAlone() {
        ViewOfTest view =
                under(
                        throttle(Per.OMS_SESSION, Unit.ORDERS, "1", "1"),
                        throttle(Per.ACCOUNT, Unit.ORDERS, "5", "5"));
        assertThat(judged(view, "1000", NOW, NOW)).isEqualTo("to OMSA");
        assertThat(judged(view, "1000", NOW, NOW)).startsWith("session-throttle");
        Control.Throttle account = (Throttle) throttle(Per.ACCOUNT, Unit.ORDERS, "5", "5");
        assertThat(view.budget("t1/account/L1", account, NOW).tokens()).isEqualByComparingTo("4");
    }

    @Test
    void cancelsHaveABudgetOfTheirOwn() {
        Throttle own =
                new Throttle(
                        Per.ACCOUNT,
                        Unit.ORDERS,
                        BigDecimal.ONE,
                        1_000,
                        BigDecimal.ONE,
                        false,
                        Action.REJECT,
                        null,
                        null,
                        BigDecimal.TWO,
                        BigDecimal.TWO);
        ViewOfTest view = under(own);
        assertThat(judged(view, "1000", NOW, NOW)).isEqualTo("to OMSA");
        assertThat(judged(view, "1000", NOW, NOW)).startsWith("throttle");
        OrderCommand cancel = command(Kind.CANCEL, "EURUSD", "1000", NOW);
        RoutingDecision first = view.taken(Decisions.decide(cancel, view, NOW));
        assertThat(first.budgets().getFirst().key()).isEqualTo("t/account/L1/cancels");
        assertThat(said(view.taken(Decisions.decide(cancel, view, NOW)))).isEqualTo("to OMSA");
        assertThat(said(Decisions.decide(cancel, view, NOW)))
                .isEqualTo(
                        "throttle: Too much of Account(1) L1: more than 2 cancels and status requests"
                                + " in 1000 ms (policy t v3)");
    }

    @Test
    void aCancelNeverWaits() {
        Throttle all =
                new Throttle(
                        Per.POLICY,
                        Unit.MESSAGES,
                        BigDecimal.ONE,
                        1_000,
                        BigDecimal.ONE,
                        false,
                        Action.QUEUE,
                        5_000L,
                        9,
                        null,
                        null);
        ViewOfTest view = under(all);
        assertThat(judged(view, "1000", NOW, NOW)).isEqualTo("to OMSA");
        OrderCommand cancel = command(Kind.CANCEL, "EURUSD", "1000", NOW);
        assertThat(said(Decisions.judge(cancel, view, NOW, null))).startsWith("throttle: ");
    }
}
