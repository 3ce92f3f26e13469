package io.interlock.routing.decision;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.AccountState.Funds;
import io.interlock.events.KillSwitch;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.control.TokenBucket.Share;
import io.interlock.routing.position.Holdings;
import io.interlock.routing.position.LastPx;
import io.interlock.routing.route.RouteTable;
import io.interlock.routing.route.RouteTable.Route;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A view made of plain maps: EURUSD (fx-major) and US500 (indices) listed LIVE, account L1 open, D1
 * demo, L2 closed.
 */
public final class ViewOfTest implements View {
    private final Map<Symbol, SymbolState> symbols = new HashMap<>();
    private final Map<Symbol, KillSwitch> kills = new HashMap<>();
    private final Map<Account, AccountState> accounts = new HashMap<>();
    private final Map<CommandId, String> routed = new HashMap<>();
    private RouteTable routes =
            new RouteTable(List.of(new Route("fx-*", "OMSA"), new Route("*", "OMSB")));
    private @Nullable String stale;
    private @Nullable String positionsStale;
    private Holdings holdings = Holdings.NONE;
    private final Map<Symbol, LastPx> lastPxs = new HashMap<>();
    private PolicyIndex policies = PolicyIndex.EMPTY;
    private final Map<String, TokenBucket> budgets = new HashMap<>();

    public ViewOfTest() {
        list("EURUSD", "fx-major");
        list("US500", "indices");
        account("L1", Environment.LIVE, true, "ok");
        account("D1", Environment.DEMO, true, "ok");
        account("L2", Environment.LIVE, false, "No deposit yet");
    }

    private void list(String name, String bucket) {
        symbols.put(
                new Symbol(name),
                new SymbolState(
                        Environment.LIVE,
                        new Symbol(name),
                        name,
                        "any",
                        bucket,
                        "USD",
                        BigDecimal.ONE,
                        5,
                        new BigDecimal("0.00001"),
                        Quantity.of(1000),
                        Quantity.of(1_000_000),
                        Quantity.of(1000),
                        List.of(OrdType.MARKET, OrdType.LIMIT, OrdType.STOP),
                        List.of(),
                        Map.of(),
                        1,
                        Instant.EPOCH));
    }

    private void account(String name, Environment environment, boolean enabled, String reason) {
        accounts.put(
                new Account(name),
                new AccountState(
                        new Account(name), environment, "c", enabled, reason, 1, Instant.EPOCH));
    }

    public ViewOfTest killed(String symbol) {
        kills.put(
                new Symbol(symbol),
                new KillSwitch(
                        "k",
                        Environment.LIVE,
                        new Symbol(symbol),
                        "ann",
                        "bad prices",
                        Instant.EPOCH));
        return this;
    }

    public ViewOfTest staleBecause(String reason) {
        stale = reason;
        return this;
    }

    public ViewOfTest routed(CommandId root, String oms) {
        routed.put(root, oms);
        return this;
    }

    public ViewOfTest routes(Route... all) {
        routes = new RouteTable(List.of(all));
        return this;
    }

    public ViewOfTest policies(RoutingPolicy... all) {
        policies = new PolicyIndex(List.of(all));
        return this;
    }

    public ViewOfTest positionsStaleBecause(String reason) {
        positionsStale = reason;
        return this;
    }

    /** What every account holds. */
    public ViewOfTest holding(Holdings all) {
        holdings = all;
        return this;
    }

    public ViewOfTest traded(String symbol, String px, Instant at) {
        lastPxs.put(new Symbol(symbol), new LastPx(Price.of(px), at));
        return this;
    }

    /** L1 with that group and funds; null for not known. */
    public ViewOfTest funded(@Nullable String group, @Nullable Funds funds) {
        Account account = new Account("L1");
        accounts.put(
                account,
                new AccountState(
                        account,
                        Environment.LIVE,
                        "c",
                        true,
                        "ok",
                        1,
                        Instant.EPOCH,
                        group,
                        funds));
        return this;
    }

    /** Takes what the decision took, as the loop does. */
    public RoutingDecision taken(RoutingDecision decision) {
        for (RoutingDecision.Budget budget : decision.budgets()) {
            budgets.put(
                    budget.key(),
                    new TokenBucket(budget.before(), decision.decidedAt()).less(budget.taken()));
        }
        return decision;
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
    public @Nullable String stale() {
        return stale;
    }

    @Override
    public @Nullable SymbolState symbol(Environment environment, Symbol symbol) {
        return environment == Environment.LIVE ? symbols.get(symbol) : null;
    }

    @Override
    public @Nullable KillSwitch killSwitch(Environment environment, Symbol symbol) {
        return kills.get(symbol);
    }

    @Override
    public @Nullable AccountState account(Account account) {
        return accounts.get(account);
    }

    @Override
    public @Nullable String positionsStale() {
        return positionsStale;
    }

    @Override
    public Holdings holdings(Account account) {
        return holdings;
    }

    @Override
    public @Nullable LastPx lastPx(Symbol symbol) {
        return lastPxs.get(symbol);
    }

    @Override
    public @Nullable String routedTo(CommandId root) {
        return routed.get(root);
    }

    @Override
    public RouteTable routes() {
        return routes;
    }

    @Override
    public Map<String, Long> versions() {
        return Map.of("symbols", 1L);
    }
}
