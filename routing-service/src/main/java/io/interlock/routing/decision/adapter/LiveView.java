package io.interlock.routing.decision.adapter;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.KillSwitch;
import io.interlock.events.OrderCommand;
import io.interlock.events.ProfileState;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.RoutingPolicy.Control.Duplicates;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.SymbolState;
import io.interlock.events.TrippedGuard;
import io.interlock.events.VenueHealth;
import io.interlock.kit.state.StateReader;
import io.interlock.kit.state.StateReaders;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.control.Profiles;
import io.interlock.routing.control.TokenBucket;
import io.interlock.routing.control.TokenBucket.Share;
import io.interlock.routing.decision.Bases;
import io.interlock.routing.decision.Decisions;
import io.interlock.routing.decision.Guards;
import io.interlock.routing.decision.Outcome;
import io.interlock.routing.decision.Outcome.Waited;
import io.interlock.routing.decision.Queue;
import io.interlock.routing.decision.View;
import io.interlock.routing.position.Holdings;
import io.interlock.routing.position.LastPx;
import io.interlock.routing.route.RouteTable;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The platform's state as this instance holds it in memory, at one instant. */
final class LiveView implements View {
    private final StateReader<SymbolState> symbols;
    private final StateReader<KillSwitch> killSwitches;
    private final StateReader<AccountState> accounts;
    private final RouteTable routes;
    private final RoutedRoots roots;
    private final StateReader<RoutingPolicy> policies;
    private final StateReader<ProfileState> profiles;
    private final Budgets budgets;
    private final StateReader<VenueHealth> health;
    private Map<String, VenueHealth> venues = Map.of();
    private final Guards guards;
    private final StateReader<TrippedGuard> tripped;
    private final StateReaders readers;
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private PolicyIndex index = PolicyIndex.EMPTY;
    private long indexed = -1;
    private Map<String, Long> indexedAt = Map.of();
    private final PositionsView positions;
    private @Nullable String stale;
    private Queue queue = Queue.EMPTY;
    private @Nullable String positionsStale;

    LiveView(
            StateReader<SymbolState> symbols,
            StateReader<KillSwitch> killSwitches,
            StateReader<AccountState> accounts,
            RouteTable routes,
            RoutedRoots roots,
            StateReader<RoutingPolicy> policies,
            StateReader<ProfileState> profiles,
            Budgets budgets,
            StateReader<VenueHealth> health,
            PositionsView positions,
            Guards guards,
            StateReader<TrippedGuard> tripped) {
        this.symbols = symbols;
        this.killSwitches = killSwitches;
        this.accounts = accounts;
        this.routes = routes;
        this.roots = roots;
        this.policies = policies;
        this.profiles = profiles;
        this.budgets = budgets;
        this.health = health;
        this.positions = positions;
        this.guards = guards;
        this.tripped = tripped;
        this.readers = new StateReaders(symbols, killSwitches, accounts, policies, profiles);
    }

    /** Takes policies that are new as soon as they come, not only with the owner's next marker. */
    LiveView watching() {
        policies.onChange((id, policy) -> changed.set(true));
        profiles.onChange((id, profile) -> changed.set(true));
        return this;
    }

    /** Sees who waits here. */
    LiveView with(Queue waiting) {
        queue = waiting;
        return this;
    }

    boolean ready() {
        return symbols.ready()
                && killSwitches.ready()
                && accounts.ready()
                && policies.ready()
                && profiles.ready()
                && tripped.ready();
    }

    /** Looks at the age of everything and takes what is new; once a batch is often enough. */
    void observe(Instant now) {
        long version = policies.version();
        if (changed.getAndSet(false) || version != indexed) {
            Known known = readers.atRest(this::known);
            index = index.next(known.policies(), new Profiles(known.profiles()));
            indexedAt = known.positions();
            indexed = version;
        }
        if (health.ready() || venues.isEmpty()) {
            venues = Map.copyOf(health.view()); // else the last word stands
        }
        positionsStale = positions.closedBecause(now);
        stale =
                Stream.of(symbols, killSwitches, accounts, policies, profiles, tripped)
                        .map(reader -> reader.closedBecause(now))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .or(() -> index.unreadable().stream().findFirst())
                        .orElse(null);
    }

    /** How far back orders must be known to tell duplicates. */
    Duration longestDuplicates() {
        return policies.view().values().stream()
                .map(policy -> policy.control() instanceof Duplicates d ? d.windowMillis() : 0L)
                .map(Duration::ofMillis)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private record Known(
            List<RoutingPolicy> policies,
            List<ProfileState> profiles,
            Map<String, Long> positions) {}

    private Known known() {
        return new Known(
                List.copyOf(policies.view().values()),
                List.copyOf(profiles.view().values()),
                Map.of("policies", policies.position(), "profiles", profiles.position()));
    }

    /** Judges by what all of it was at one instant, and says which. */
    Outcome judge(OrderCommand command, Instant now, @Nullable Waited waited) {
        return readers.atRest(() ->
                switch (Decisions.judge(command, this, now, waited)) {
                    case Outcome.Decided(RoutingDecision decision) ->
                            new Outcome.Decided(
                                    decision.by(Bases.of(command, this, now, offsets())));
                    case Outcome.Wait wait -> wait;
                });
    }

    private Map<String, Long> offsets() {
        Map<String, Long> offsets = new HashMap<>(indexedAt);
        offsets.put("symbols", symbols.position());
        offsets.put("killSwitches", killSwitches.position());
        offsets.put("accounts", accounts.position());
        return offsets;
    }

    @Override
    public @Nullable String stale() {
        return stale;
    }

    @Override
    public @Nullable SymbolState symbol(Environment environment, Symbol symbol) {
        return symbols.get(environment + ":" + symbol);
    }

    @Override
    public @Nullable KillSwitch killSwitch(Environment environment, Symbol symbol) {
        return killSwitches.get(environment + ":" + symbol);
    }

    @Override
    public @Nullable AccountState account(Account account) {
        return accounts.get(account.value());
    }

    @Override
    public @Nullable String positionsStale() {
        return positionsStale;
    }

    @Override
    public Holdings holdings(Account account) {
        return positions.holdings(account);
    }

    @Override
    public @Nullable LastPx lastPx(Symbol symbol) {
        return positions.lastPx(symbol);
    }

    @Override
    public @Nullable String routedTo(CommandId root) {
        return roots.oms(root);
    }

    @Override
    public RouteTable routes() {
        return routes;
    }

    @Override
    public PolicyIndex policies() {
        return index;
    }

    @Override
    public TokenBucket budget(String key, Throttle throttle, Instant now) {
        return budgets.left(key, throttle, now);
    }

    @Override
    public Share share(Throttle throttle) {
        return budgets.share(throttle);
    }

    @Override
    public Queue queue() {
        return queue;
    }

    @Override
    public @Nullable VenueHealth venue(String oms) {
        return venues.get(oms);
    }

    @Override
    public Guards guards() {
        return guards;
    }

    @Override
    public Map<String, Long> versions() {
        return Map.of(
                "symbols", symbols.version(),
                "killSwitches", killSwitches.version(),
                "accounts", accounts.version(),
                "policies", indexed,
                "venues", health.version(),
                "guards", tripped.version());
    }
}
