package io.interlock.routing.decision;

import io.interlock.events.AccountState;
import io.interlock.events.KillSwitch;
import io.interlock.events.ProfileState;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.PolicyIndex;
import io.interlock.routing.control.Profiles;
import io.interlock.routing.route.RouteTable;
import java.util.HashMap;
import java.util.Map;

/**
 * The platform's state as it was at any time. Kafka keeps the newest record of each key only, so
 * these are logs that were kept elsewhere. Routes are configuration and have no history: those
 * given are taken to have been there all the time.
 */
public final class Past {
    final StateLog<SymbolState> symbols;
    final StateLog<KillSwitch> killSwitches;
    final StateLog<AccountState> accounts;
    final RouteTable routes;
    private final StateLog<RoutingPolicy> policies;
    private final StateLog<ProfileState> profiles;
    private final Map<Positions, PolicyIndex> indexes = new HashMap<>();

    private record Positions(long policies, long profiles) {}

    public Past(
            StateLog<SymbolState> symbols,
            StateLog<KillSwitch> killSwitches,
            StateLog<AccountState> accounts,
            StateLog<RoutingPolicy> policies,
            StateLog<ProfileState> profiles,
            RouteTable routes) {
        this.symbols = symbols;
        this.killSwitches = killSwitches;
        this.accounts = accounts;
        this.policies = policies;
        this.profiles = profiles;
        this.routes = routes;
    }

    PolicyIndex policies(long ofPolicies, long ofProfiles) {
        return indexes.computeIfAbsent(
                new Positions(ofPolicies, ofProfiles),
                at ->
                        new PolicyIndex(
                                policies.all(at.policies()),
                                new Profiles(profiles.all(at.profiles()))));
    }
}
