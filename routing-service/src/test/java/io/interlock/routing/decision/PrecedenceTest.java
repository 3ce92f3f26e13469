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
import io.interlock.events.TrippedGuard;
import io.interlock.events.VenueHealth.State;
import io.interlock.fix.FixMessage;
import io.interlock.fix.OrderMessages;
import io.interlock.routing.control.RecentOrders.Sent;
import io.interlock.routing.reference.Prices;
import io.interlock.routing.route.RouteTable.Route;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of any two rules that would say something of an order, the earlier one decides. */
class PrecedenceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

    /** What makes a rule speak: it refuses the order, or sends it somewhere. */
    private enum Case {
        STALE("state-fresh"),
        LATE("deadline"),
        NO_ROOT("root-order"),
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
        FORCED("forced-route", "OMSC"),
        NO_VENUE("failover"),
        NO_ROUTE("symbol-bucket");

        private final String rule;
        private final @Nullable String oms;

        Case(String rule) {
            this(rule, null);
        }

        Case(String rule, @Nullable String oms) {
            this.rule = rule;
            this.oms = oms;
        }

        /** Whoever adds a rule adds its case. */
        static Case of(Rule rule) {
            return Stream.of(values())
                    .filter(each -> each.rule.equals(rule.name()))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no case for the rule " + rule.name()));
        }
    }

    private record Pair(Case first, Case second) {}

    /** Every rule with itself and with each that is asked after it. */
    static Stream<Pair> pairs() {
        List<Case> cases = Rules.ALL.stream().map(Case::of).toList();
        return IntStream.range(0, cases.size())
                .boxed()
                .flatMap(i ->
                        cases.subList(i, cases.size()).stream()
                                // who has no route has no OMS that could be away
                                .filter(second ->
                                        cases.get(i) != Case.NO_VENUE || second != Case.NO_ROUTE)
                                .map(second -> new Pair(cases.get(i), second)));
    }

    @Test
    void everyPairOfRulesIsThere() {
        int rules = Rules.ALL.size();
        assertThat(pairs()).doesNotHaveDuplicates().hasSize(rules * (rules + 1) / 2 - 1);
        assertThat(Case.values()).hasSize(rules);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void theEarlierRuleSpeaks(Pair pair) {
        List<Case> cases = List.of(pair.first(), pair.second());
        ViewOfTest view = view(cases);
        OrderCommand order = order(cases);
        RoutingDecision decision = Decisions.decide(order, view, NOW);
        assertThat(Decisions.decide(order, view, NOW)).isEqualTo(decision);
        assertThat(decision.oms()).isEqualTo(pair.first().oms);
        List<Verdict> trace = decision.trace();
        if (pair.first().oms == null) {
            RoutingDecision.Rejection no = Objects.requireNonNull(decision.rejection());
            assertThat(no.rule()).isEqualTo(pair.first().rule);
            // the trace explains it: all before passed, the last refused, with the same words
            assertThat(trace.getLast())
                    .isEqualTo(new Verdict(pair.first().rule, "REJECT", no.text()));
            trace = trace.subList(0, trace.size() - 1);
        } else {
            assertThat(trace)
                    .filteredOn(verdict -> verdict.outcome().equals("ROUTE"))
                    .extracting(Verdict::rule)
                    .containsExactly(pair.first().rule);
        }
        assertThat(trace).extracting(Verdict::outcome).doesNotContain("REJECT");
    }

    private static ViewOfTest view(List<Case> cases) {
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
        for (Case each : cases) {
            switch (each) {
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
                case FORCED -> policies.add(Policies.of("venue", Policies.route("OMSC")));
                case LATE, CLOSED_ACCOUNT, NO_ROOT -> {}
            }
        }
        return view.policies(policies.toArray(RoutingPolicy[]::new));
    }

    private static OrderCommand order(List<Case> cases) {
        String account = cases.contains(Case.CLOSED_ACCOUNT) ? "L2" : "L1";
        String time = cases.contains(Case.LATE) ? "20261123-09:00:00" : "20261123-10:00:00";
        return OrderMessages.command(
                FixMessage.of(
                        ("52=%s|11=A|1=%s|55=EURUSD|54=1|38=2000|40=2|44=1.1|"
                                        .formatted(time, account))
                                .replace('|', FixMessage.SOH)),
                cases.contains(Case.NO_ROOT) ? Kind.REPLACE : Kind.NEW,
                new CommandId("T1", 1, 9),
                new OrderMessages.Sender(
                        "T1", Environment.LIVE, Gate.ENFORCE, "FIX.4.4", Duration.ofSeconds(5)),
                null,
                null,
                NOW);
    }
}
