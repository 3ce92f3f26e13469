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
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.route.RouteTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        public Map<String, Long> versions() {
            return past.versions();
        }
    }
}
