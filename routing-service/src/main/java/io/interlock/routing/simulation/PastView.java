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
import io.interlock.events.RoutingDecision.Input;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.SymbolState;
import io.interlock.events.VenueHealth;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.control.RecentOrders;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.control.TokenBucket.Share;
import io.interlock.routing.decision.Decisions;
import io.interlock.routing.decision.Guards;
import io.interlock.routing.decision.Queue;
import io.interlock.routing.decision.View;
import io.interlock.routing.position.Holdings;
import io.interlock.routing.position.LastPx;
import io.interlock.routing.reference.Prices;
import io.interlock.routing.reference.Recorded;
import io.interlock.routing.route.RouteTable;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
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
    private final Map<String, Deque<Instant>> leaves = new HashMap<>();
    private final Prices prices;
    private final RecentOrders recent = new RecentOrders();
    private List<Input> recorded = List.of();
    private @Nullable String routed;
    private Instant arrival = Instant.EPOCH;

    /** With no prices but those that decisions wrote down. */
    public PastView(View today, PolicyIndex policies) {
        this(today, policies, Prices.NONE);
    }

    /** {@code prices} are those of the time of the order that is decided next. */
    public PastView(View today, PolicyIndex policies, Prices prices) {
        this.today = today;
        this.policies = policies;
        this.prices = prices;
    }

    /** From here on by other policies; what throttles have left stays. */
    void by(PolicyIndex others) {
        policies = others;
    }

    /** Decides at the time at which it was first judged then, and takes what that takes. */
    RoutingDecision decide(OrderCommand command, RoutingDecision past) {
        // where the root of a replace went is known from the decision about the replace
        routed = command.kind() == OrderCommand.Kind.NEW ? null : past.oms();
        recorded = past.inputs();
        arrival = waited(past) ? command.receivedAt() : past.decidedAt();
        leaves.values().forEach(times -> times.removeIf(time -> !time.isAfter(arrival)));
        RoutingDecision decision = Decisions.decide(command, this, arrival);
        for (Budget budget : decision.budgets()) {
            if (decision.decidedAt().isAfter(arrival)) {
                leaves.computeIfAbsent(budget.key(), key -> new ArrayDeque<>())
                        .add(decision.decidedAt());
            }
            budgets.put(
                    budget.key(),
                    new TokenBucket(budget.before(), decision.decidedAt()).less(budget.taken()));
        }
        recent.remember(decision);
        return decision;
    }

    /** Whether a decision came only after its order had waited. */
    static boolean waited(RoutingDecision decision) {
        return !decision.trace().isEmpty()
                && decision.trace().getFirst().rule().equals(Decisions.QUEUE);
    }

    /** Those that came before and will leave later; accounts are not kept in order. */
    @Override
    public Queue queue() {
        return new Queue() {
            @Override
            public int depth(String key) {
                Deque<Instant> times = leaves.get(key);
                return times == null ? 0 : times.size();
            }
        };
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

    /** As with symbols and accounts: what is known today. */
    @Override
    public @Nullable String positionsStale() {
        return today.positionsStale();
    }

    @Override
    public Holdings holdings(Account account) {
        return today.holdings(account);
    }

    @Override
    public @Nullable LastPx lastPx(Symbol symbol) {
        return today.lastPx(symbol);
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

    /** As with kill switches: how an OMS does today says nothing of a policy's effect. */
    @Override
    public @Nullable VenueHealth venue(String oms) {
        return null;
    }

    /**
     * Prices as the decision of then wrote them down; nothing is tripped, as with kill switches.
     */
    @Override
    public Guards guards() {
        return new Guards(new Recorded(recorded, prices), recent::like, key -> null);
    }

    @Override
    public Map<String, Long> versions() {
        return Map.of();
    }
}
