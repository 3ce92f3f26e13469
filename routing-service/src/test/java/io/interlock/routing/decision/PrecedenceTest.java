package io.interlock.routing.decision;

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
import io.interlock.events.RoutingPolicy.Control.WhenNone;
import io.interlock.events.VenueHealth.State;
import io.interlock.events.TrippedGuard;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.routing.control.RecentOrders.Sent;
import io.interlock.routing.reference.Prices;
import io.interlock.routing.route.RouteTable.Route;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Whatever two rules would refuse an order, the earlier one speaks. */
class PrecedenceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    /** A reason to refuse the order, by the rule that has it. */
    private enum Trouble {
        STALE("state-fresh"),
        LATE("deadline"),
        KILLED("kill-switch"),
        CLOSED_ACCOUNT("account-gate"),
        BLOCKED("symbol-access"),
        TOO_MUCH("market-limits"),
        OFF_MARKET("price-collar"),
        OUT_OF_HOURS("time-window"),
        OPENING("close-only"),
        TOO_POOR("margin"),
        TRIPPED("repeated-execution"),
        AGAIN("duplicate-order"),
        TOO_OFTEN("throttle"),
        NO_VENUE("failover"),
        NO_ROUTE("symbol-bucket");

        private final String rule;

        Trouble(String rule) {
            this.rule = rule;
        }
    }

    private record Pair(Trouble first, Trouble second) {}

    static Stream<Pair> pairs() {
        return Stream.of(Trouble.values())
                .flatMap(first ->
                        Stream.of(Trouble.values())
                                .filter(second -> second.ordinal() >= first.ordinal())
                                // who has no route has no OMS that could be away
                                .filter(second ->
                                        first != Trouble.NO_VENUE || second != Trouble.NO_ROUTE)
                                .map(second -> new Pair(first, second)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theEarlierRuleRefuses(Pair pair) {
        List<Trouble> troubles = List.of(pair.first(), pair.second());
        ViewOfTest view = view(troubles);
        OrderCommand order = order(troubles);
        RoutingDecision decision = Decisions.decide(order, view, NOW);
        RoutingDecision.Rejection no = Objects.requireNonNull(decision.rejection());
        assertThat(no.rule()).isEqualTo(pair.first().rule);
        assertThat(Decisions.decide(order, view, NOW)).isEqualTo(decision);
        // the trace explains it: all before passed, the last refused, with the same words
        List<Verdict> trace = decision.trace();
        assertThat(trace.getLast()).isEqualTo(new Verdict(pair.first().rule, "REJECT", no.text()));
        assertThat(trace.subList(0, trace.size() - 1))
                .extracting(Verdict::outcome)
                .doesNotContain("REJECT");
    }

    private static ViewOfTest view(List<Trouble> troubles) {
        ViewOfTest view =
                new ViewOfTest()
                        .guards(
                                new Guards(
                                        Prices.NONE,
                                        order -> new Sent(new CommandId("T1", 1, 8), NOW),
                                        key ->
                                                new TrippedGuard(
                                                        key, "reps", Environment.LIVE, 2, 9, NOW)));
        List<RoutingPolicy> policies = new ArrayList<>();
        for (Trouble trouble : troubles) {
            switch (trouble) {
                case STALE -> view.staleBecause("accounts.state.v1 is 3000 ms old");
                case KILLED -> view.killed("EURUSD");
                case BLOCKED -> policies.add(Policies.of("block", Policies.blocked()));
                case TOO_MUCH -> policies.add(Policies.of("size", Policies.quantity(null, "1")));
                case OUT_OF_HOURS ->
                        policies.add(Policies.of("hours", Policies.open("UTC", "01:00", "02:00")));
                case OPENING -> policies.add(Policies.of("close", new Control.CloseOnly("last")));
                case TOO_POOR ->
                        policies.add(
                                Policies.of(
                                        "margin",
                                        new Control.Margin(
                                                BigDecimal.ONE,
                                                Map.of(),
                                                BigDecimal.ONE,
                                                Map.of(),
                                                null)));
                case OFF_MARKET -> policies.add(Policies.of("collar", Guarding.collar("10")));
                case TRIPPED ->
                        policies.add(
                                Policies.of(
                                        "reps",
                                        new Control.Repeats(Control.Scope.POLICY, 1, 1_000)));
                case AGAIN -> policies.add(Policies.of("twice", new Control.Duplicates(1_000)));
                case TOO_OFTEN ->
                        policies.add(
                                Policies.of(
                                        "rate",
                                        Policies.throttle(Per.POLICY, Unit.NOTIONAL, "1", "1")));
                case NO_VENUE -> {
                    view.venue("OMSA", State.OPEN).venue("OMSB", State.HALF_OPEN);
                    policies.add(
                            Policies.of(
                                    "away", Policies.failover(WhenNone.REJECT, "OMSA", "OMSB")));
                }
                case NO_ROUTE -> view.routes(new Route("none", "OMSA"));
                case LATE, CLOSED_ACCOUNT -> {}
            }
        }
        return view.policies(policies.toArray(RoutingPolicy[]::new));
    }

    private static OrderCommand order(List<Trouble> troubles) {
        String account = troubles.contains(Trouble.CLOSED_ACCOUNT) ? "L2" : "L1";
        String time = troubles.contains(Trouble.LATE) ? "20261123-09:00:00" : "20261123-10:00:00";
        return OrderMessages.command(
                FixMessage.of(
                        ("52=%s|11=A|1=%s|55=EURUSD|54=1|38=2000|40=2|44=1.1|"
                                        .formatted(time, account))
                                .replace('|', FixMessage.SOH)),
                Kind.NEW,
                new CommandId("T1", 1, 9),
                new OrderMessages.Sender(
                        "T1", Environment.LIVE, Gate.ENFORCE, "FIX.4.4", Duration.ofSeconds(5)),
                null,
                null,
                NOW);
    }
}
