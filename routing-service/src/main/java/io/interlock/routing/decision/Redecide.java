package io.interlock.routing.decision;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.DecisionBasis;
import io.interlock.events.KillSwitch;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingDecision.Held;
import io.interlock.events.RoutingDecision.Input;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.SymbolState;
import io.interlock.events.TrippedGuard;
import io.interlock.events.VenueHealth;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.control.RecentOrders.Sent;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.position.Holdings;
import io.interlock.routing.position.LastPx;
import io.interlock.routing.reference.Prices;
import io.interlock.routing.reference.Recorded;
import io.interlock.routing.route.RouteTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides once more what was decided, offline: by the state that the decision names, what its
 * throttles had, and its time. The answer is the same unless somebody changed the record, or the
 * code decides otherwise now.
 */
public final class Redecide {
    private Redecide() {}

    /** IllegalArgumentException where the decision does not say by what it was made. */
    public static RoutingDecision again(RoutingDecision past, Past history) {
        DecisionBasis basis = past.basis();
        if (basis == null) {
            throw new IllegalArgumentException(
                    "The decision about %s does not say by what it was made"
                            .formatted(past.command().commandId()));
        }
        View then = new Then(past, basis, history);
        Instant at = past.decidedAt();
        return Decisions.decide(past.command(), then, at)
                .by(Bases.of(past.command(), then, at, basis.positions()));
    }

    /** What of a decision comes out otherwise, in words; empty for one that stands. */
    public static List<String> differences(RoutingDecision past, Past history) {
        RoutingDecision again = again(past, history);
        List<String> differences = new ArrayList<>();
        compare("oms", past.oms(), again.oms(), differences);
        compare("rejection", past.rejection(), again.rejection(), differences);
        compare("trace", past.trace(), again.trace(), differences);
        compare("edits", past.edits(), again.edits(), differences);
        compare("budgets", past.budgets(), again.budgets(), differences);
        compare("policy", past.policy(), again.policy(), differences);
        compare("basis", past.basis(), again.basis(), differences);
        return differences;
    }

    private static void compare(
            String name, @Nullable Object was, @Nullable Object is, List<String> differences) {
        if (!Objects.equals(was, is)) {
            differences.add("%s: recorded %s, decided again %s".formatted(name, was, is));
        }
    }

    /** What the decision saw. */
    private record Then(RoutingDecision past, DecisionBasis basis, Past history) implements View {

        private long position(String kind) {
            return basis.positions().getOrDefault(kind, 0L);
        }

        @Override
        public @Nullable String stale() {
            return basis.stale();
        }

        @Override
        public @Nullable SymbolState symbol(Environment environment, Symbol symbol) {
            return history.symbols.get(environment + ":" + symbol, position("symbols"));
        }

        @Override
        public @Nullable KillSwitch killSwitch(Environment environment, Symbol symbol) {
            return history.killSwitches.get(environment + ":" + symbol, position("killSwitches"));
        }

        @Override
        public @Nullable AccountState account(Account account) {
            return history.accounts.get(account.value(), position("accounts"));
        }

        @Override
        public @Nullable String routedTo(CommandId root) {
            return basis.routedTo();
        }

        @Override
        public RouteTable routes() {
            return history.routes;
        }

        @Override
        public PolicyIndex policies() {
            return history.policies(position("policies"), position("profiles"));
        }

        /** What the decision found; of what it did not ask, nothing is known. */
        @Override
        public TokenBucket budget(String key, Throttle throttle, Instant now) {
            return past.budgets().stream()
                    .filter(budget -> budget.key().equals(key))
                    .findFirst()
                    .map(Budget::before)
                    .map(before -> new TokenBucket(before, now))
                    .orElseGet(() -> TokenBucket.empty(now));
        }

        @Override
        public @Nullable String positionsStale() {
            return null;
        }

        @Override
        public Holdings holdings(Account account) {
            Held held = past.held();
            return held == null ? Holdings.NONE : new Holdings(held.positions(), held.orders());
        }

        @Override
        public @Nullable LastPx lastPx(Symbol symbol) {
            Held held = past.held();
            return held == null
                    ? null
                    : held.positions().stream()
                            .filter(position -> position.symbol().equals(symbol))
                            .filter(position -> position.lastPx() != null)
                            .map(position ->
                                    new LastPx(
                                            Objects.requireNonNull(position.lastPx()),
                                            position.lastAt()))
                            .findFirst()
                            .orElse(null);
        }

        /** Of venues decisions keep only what they said. */
        @Override
        public @Nullable VenueHealth venue(String oms) {
            return null;
        }

        @Override
        public Guards guards() {
            return new Guards(
                    new Recorded(past.inputs(), Prices.NONE), order -> earlier(), this::tripped);
        }

        private @Nullable Sent earlier() {
            return input("earlier-order")
                    .map(input -> new Sent(CommandId.of(input.source()), input.at()))
                    .orElse(null);
        }

        private @Nullable TrippedGuard tripped(String key) {
            return input("tripped/" + key)
                    .map(input ->
                            new TrippedGuard(
                                    key,
                                    input.source(),
                                    past.command().environment(),
                                    Objects.requireNonNull(input.value()).intValueExact(),
                                    window(input.source()),
                                    input.at()))
                    .orElse(null);
        }

        private long window(String policy) {
            SymbolState symbol = Rules.listed(past.command(), this);
            return symbol == null
                    ? 0
                    : policies()
                            .about(past.command(), symbol, past.decidedAt(), Control.Repeats.class)
                            .stream()
                            .filter(each -> each.policy().id().equals(policy))
                            .map(each -> ((Control.Repeats) each.policy().control()).windowMillis())
                            .findFirst()
                            .orElse(0L);
        }

        private Optional<Input> input(String name) {
            return past.inputs().stream().filter(input -> input.name().equals(name)).findFirst();
        }

        @Override
        public Map<String, Long> versions() {
            return past.versions();
        }
    }
}
