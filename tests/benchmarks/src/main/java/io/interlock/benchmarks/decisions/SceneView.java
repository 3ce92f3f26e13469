package io.interlock.benchmarks.decisions;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.KillSwitch;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.SymbolState;
import io.interlock.events.VenueHealth;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.control.TokenBucket.Share;
import io.interlock.routing.decision.Guards;
import io.interlock.routing.decision.View;
import io.interlock.routing.position.Holdings;
import io.interlock.routing.position.LastPx;
import io.interlock.routing.route.RouteTable;
import io.interlock.routing.route.RouteTable.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A scene as routing-service holds it: maps under the keys of the topics, budgets by key. */
final class SceneView implements View {
    private final Map<String, SymbolState> symbols = new ConcurrentHashMap<>();
    private final Map<String, AccountState> accounts = new ConcurrentHashMap<>();
    private final Map<String, KillSwitch> kills = new ConcurrentHashMap<>();
    private final Map<String, TokenBucket> budgets = new ConcurrentHashMap<>();
    private final RouteTable routes = new RouteTable(List.of(new Route("*", Scene.OMS)));
    private final PolicyIndex policies;

    SceneView(Scene scene) {
        scene.symbols().forEach(each -> symbols.put(each.key(), each));
        scene.accounts().forEach(each -> accounts.put(each.account().value(), each));
        policies = new PolicyIndex(scene.policies());
        if (!policies.unreadable().isEmpty()) {
            throw new IllegalStateException(policies.unreadable().getFirst());
        }
    }

    @Override
    public @Nullable String stale() {
        return null;
    }

    @Override
    public @Nullable SymbolState symbol(Environment environment, Symbol symbol) {
        return symbols.get(environment + ":" + symbol);
    }

    @Override
    public @Nullable KillSwitch killSwitch(Environment environment, Symbol symbol) {
        return kills.get(environment + ":" + symbol);
    }

    @Override
    public @Nullable AccountState account(Account account) {
        return accounts.get(account.value());
    }

    @Override
    public @Nullable String positionsStale() {
        return null;
    }

    @Override
    public Holdings holdings(Account account) {
        return Holdings.NONE;
    }

    @Override
    public @Nullable LastPx lastPx(Symbol symbol) {
        return null;
    }

    @Override
    public @Nullable VenueHealth venue(String oms) {
        return null;
    }

    @Override
    public Guards guards() {
        return Guards.NONE;
    }

    @Override
    public @Nullable String routedTo(CommandId root) {
        return null;
    }

    @Override
    public RouteTable routes() {
        return routes;
    }

    @Override
    public PolicyIndex policies() {
        return policies;
    }

    @Override
    public TokenBucket budget(String key, Throttle throttle, Instant now) {
        return budgets.computeIfAbsent(key, k -> TokenBucket.full(throttle, Share.WHOLE, now))
                .refilled(throttle, Share.WHOLE, now);
    }

    @Override
    public Map<String, Long> versions() {
        return Map.of("symbols", 1L, "killSwitches", 1L, "accounts", 1L, "policies", 1L);
    }
}
