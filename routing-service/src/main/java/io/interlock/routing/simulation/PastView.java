package io.interlock.routing.simulation;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.KillSwitch;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Budget;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.control.TokenBucket.Share;
import io.interlock.routing.decision.Decisions;
import io.interlock.routing.decision.View;
import io.interlock.routing.route.RouteTable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A view under which orders of the past are decided again: state of today, policies of one's
 * choice, budgets of its own, full at the first order.
 */
public final class PastView implements View {
    private final View today;
    private PolicyIndex policies;
    private final Map<String, TokenBucket> budgets = new HashMap<>();
    private @Nullable String routed;

    public PastView(View today, PolicyIndex policies) {
        this.today = today;
        this.policies = policies;
    }

    /** From here on by other policies; what throttles have left stays. */
    void by(PolicyIndex others) {
        policies = others;
    }

    /** Decides at the time at which it was decided then, and takes what that takes. */
    RoutingDecision decide(OrderCommand command, RoutingDecision past) {
        // where the root of a replace went is known from the decision about the replace
        routed = past.oms();
        RoutingDecision decision = Decisions.decide(command, this, past.decidedAt());
        for (Budget budget : decision.budgets()) {
            budgets.put(
                    budget.key(),
                    new TokenBucket(budget.before(), decision.decidedAt()).less(budget.taken()));
        }
        return decision;
    }

    /** The past is what it was. */
    @Override
    public @Nullable String stale() {
        return null;
    }

    @Override
    public @Nullable SymbolState symbol(Environment environment, Symbol symbol) {
        return today.symbol(environment, symbol);
    }

    /** A kill switch of today says nothing of a policy's effect. */
    @Override
    public @Nullable KillSwitch killSwitch(Environment environment, Symbol symbol) {
        return null;
    }

    @Override
    public @Nullable AccountState account(Account account) {
        return today.account(account);
    }

    @Override
    public @Nullable String routedTo(CommandId root) {
        return routed == null ? today.routedTo(root) : routed;
    }

    @Override
    public RouteTable routes() {
        return today.routes();
    }

    @Override
    public PolicyIndex policies() {
        return policies;
    }

    @Override
    public TokenBucket budget(String key, Throttle throttle, Instant now) {
        return budgets.getOrDefault(key, TokenBucket.full(throttle, Share.WHOLE, now))
                .refilled(throttle, Share.WHOLE, now);
    }

    @Override
    public Map<String, Long> versions() {
        return Map.of();
    }
}
