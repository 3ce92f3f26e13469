package io.interlock.routing.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.domain.TimeInForce;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Gate;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.OrderCommand.RootOrder;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.events.RoutingDecision.Verdict;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Per;
import io.interlock.events.RoutingPolicy.Control.Unit;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.routing.route.RouteTable.Route;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of the decision about any command under any view. */
@SuppressWarnings("NullAway") // the nulls are the tests' own
class DecisionPropertiesTest {
    private static final int CASES = 20_000;
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final List<String> RULES = Rules.ALL.stream().map(Rule::name).toList();

    /** It only routes; or no control here is one of its own, see {@link PrecedenceTest}. */
    private static final Set<String> UNHEARD =
            Set.of(
                    "forced-route",
                    "price-collar",
                    "close-only",
                    "margin",
                    "repeated-execution",
                    "duplicate-order",
                    "failover");

    private final Random random = new Random(19);
    private final Map<String, Integer> heard = new HashMap<>();

    @Test
    void aDecisionIsDeterministicTotalAndItsTraceExplainsIt() {
        for (int i = 0; i < CASES; i++) {
            OrderCommand command = command(i);
            ViewOfTest view = view();
            Instant now = NOW.plusSeconds(random.nextInt(20) - 10);
            RoutingDecision decision = Decisions.decide(command, view, now);
            assertThat(Decisions.decide(command, view, now)).isEqualTo(decision);
            explained(decision);
            heard.merge(outcome(decision), 1, Integer::sum);
        }
        // the generators reach every rule's no, and both ways to be routed
        assertThat(heard.keySet())
                .containsAll(RULES.stream().filter(rule -> !UNHEARD.contains(rule)).toList())
                .contains("routed by root-order", "routed by forced-route")
                .contains("routed by symbol-bucket");
    }

    private static String outcome(RoutingDecision decision) {
        Rejection no = decision.rejection();
        return no == null ? "routed by " + route(decision).rule() : no.rule();
    }

    private static Verdict route(RoutingDecision decision) {
        return decision.trace().stream()
                .filter(verdict -> verdict.outcome().equals("ROUTE"))
                .findFirst()
                .orElseThrow();
    }

    private static void explained(RoutingDecision decision) {
        List<Verdict> trace = decision.trace();
        Rejection no = decision.rejection();
        // asked where there is one only
        List<String> asked =
                trace.stream()
                        .map(Verdict::rule)
                        .filter(rule -> !rule.equals(Rules.SESSION_THROTTLE))
                        .toList();
        assertThat(asked).isEqualTo(RULES.subList(0, asked.size()));
        assertThat(trace.subList(0, trace.size() - 1))
                .extracting(Verdict::outcome)
                .doesNotContain("REJECT");
        if (no != null) {
            assertThat(trace.getLast()).isEqualTo(new Verdict(no.rule(), "REJECT", no.text()));
            assertThat(decision.edits()).isEmpty();
            assertThat(decision.budgets()).allMatch(budget -> budget.taken().signum() == 0);
        } else {
            assertThat(asked).hasSize(RULES.size());
            assertThat(trace.getLast().outcome()).isNotEqualTo("REJECT");
            assertThat(route(decision).detail()).startsWith(decision.oms() + ": ");
            assertThat(trace).filteredOn(v -> v.outcome().equals("ROUTE")).hasSize(1);
        }
        if (decision.policy() != null) {
            Verdict said = no == null ? route(decision) : trace.getLast();
            assertThat(said.detail()).contains("policy " + decision.policy() + " v3");
        }
        for (Budget budget : decision.budgets()) {
            assertThat(budget.taken()).isLessThanOrEqualTo(budget.before());
        }
    }

    private ViewOfTest view() {
        ViewOfTest view = new ViewOfTest();
        if (one(12)) {
            view.staleBecause("accounts.state.v1 is 3000 ms old");
        }
        if (one(8)) {
            view.killed(any("EURUSD", "US500", "NONE"));
        }
        if (one(6)) {
            view.routes(new Route("indices", "OMSB"));
        }
        if (one(2)) {
            view.routed(new CommandId("T1", 1, 1), "OMSR");
        }
        return view.policies(
                IntStream.range(0, random.nextInt(5))
                        .mapToObj(i -> policy("p" + i))
                        .toArray(RoutingPolicy[]::new));
    }

    private RoutingPolicy policy(String id) {
        return new RoutingPolicy(
                id,
                3,
                any(Environment.LIVE, Environment.LIVE, Environment.DEMO),
                random.nextInt(4),
                new Match(
                        some("EURUSD", "EUR*", "U*", "XAUUSD"),
                        some("any", "other"),
                        some("fx-*", "indices"),
                        some("L1", "L*", "D1"),
                        some("T1", "T*", "X")),
                null,
                control(),
                "ann",
                "news",
                any(Instant.EPOCH, NOW),
                any(null, NOW.plusSeconds(3)));
    }

    private Control control() {
        return switch (random.nextInt(7)) {
            case 0 -> Policies.blocked();
            case 1 -> Policies.quantity(null, any("2000", "100"));
            case 2 -> Policies.worth(any("1", "3000"));
            case 3 -> any(Policies.sides(Side.BUY), Policies.types(OrdType.MARKET));
            case 4 -> Policies.open(any("UTC", "Asia/Tokyo"), "09:59", any("10:00", "12:00"));
            case 5 ->
                    Policies.throttle(
                            any(Per.values()),
                            any(Unit.values()),
                            any("1", "100"),
                            any("1", "5000"));
            default -> Policies.route("OMSC", new Control.Token(100, "XNYS"));
        };
    }

    private OrderCommand command(int i) {
        Kind kind = any(Kind.NEW, Kind.NEW, Kind.REPLACE, Kind.CANCEL, Kind.STATUS);
        RootOrder root =
                kind == Kind.NEW || one(4)
                        ? null
                        : new RootOrder(
                                new CommandId("T1", 1, 1),
                                new ClOrdId("A"),
                                any(null, "OMSA"),
                                null);
        return new OrderCommand(
                new CommandId("T1", 1, i + 2),
                kind,
                any("T1", "T2", "X"),
                "key",
                any(Environment.LIVE, Environment.LIVE, Environment.LIVE, Environment.DEMO),
                any(Gate.ENFORCE, Gate.ENFORCE, Gate.OBSERVE),
                "FIX.4.4",
                any("35=D\u000111=A\u0001", "", "no FIX at all", "100=XLON\u0001"),
                new ClOrdId("B"),
                any(null, new ClOrdId("A")),
                orNull("L1", "L1", "L1", "L2", "D1", "L9").map(Account::new).orElse(null),
                orNull("EURUSD", "EURUSD", "US500", "NONE").map(Symbol::new).orElse(null),
                any(Side.values()),
                any(OrdType.LIMIT, OrdType.LIMIT, any(OrdType.values())),
                any(TimeInForce.DAY, TimeInForce.DAY, any(TimeInForce.values())),
                orNull("2000", "2000", "1000", "0", "1500", "99999999")
                        .map(Quantity::of)
                        .orElse(null),
                orNull("1.1", "1.1", "0", "-3").map(Price::of).orElse(null),
                orNull("1.1").map(Price::of).orElse(null),
                NOW,
                NOW,
                NOW.plusSeconds(any(60, 60, 60, 0)),
                root);
    }

    private boolean one(int of) {
        return random.nextInt(of) == 0;
    }

    /** Mostly nothing, which restricts nothing. */
    private List<String> some(String... values) {
        return one(3) ? List.of(any(values)) : List.of();
    }

    private Optional<String> orNull(String... values) {
        return one(15) ? Optional.empty() : Optional.of(any(values));
    }

    @SafeVarargs
    @SuppressWarnings("NullAway") // the nulls are the tests' own
    private <T extends @Nullable Object> T any(T... values) {
        return values[random.nextInt(values.length)];
    }
}
