package io.interlock.events;

import static io.interlock.events.Topic.Kind.LOG;
import static io.interlock.events.Topic.Kind.STATE;

import java.time.Duration;
import java.util.List;

/**
 * Every topic of the platform. Services create what is missing at start; nothing is auto-created.
 */
public final class Topics {
    private static final int ORDER_PARTITIONS = 6;

    public static final Topic<OrderCommand> ORDER_COMMANDS =
            log("orders.commands.v1", OrderCommand.class, ORDER_PARTITIONS, Duration.ofDays(7));
    public static final Topic<RoutingDecision> ROUTING_DECISIONS =
            log(
                    "routing.decisions.v1",
                    RoutingDecision.class,
                    ORDER_PARTITIONS,
                    Duration.ofDays(7));

    /** The rejections among them once more, for whoever answers the clients. */
    public static final Topic<RoutingDecision> ROUTING_REJECTIONS =
            log(
                    "routing.rejections.v1",
                    RoutingDecision.class,
                    ORDER_PARTITIONS,
                    Duration.ofDays(7));

    public static final Topic<OrderExecution> ORDER_EXECUTIONS =
            log("orders.executions.v1", OrderExecution.class, ORDER_PARTITIONS, Duration.ofDays(7));
    public static final Topic<DropCopyExecution> DROP_COPY_EXECUTIONS =
            log(
                    "dropcopy.executions.v1",
                    DropCopyExecution.class,
                    ORDER_PARTITIONS,
                    Duration.ofDays(7));
    public static final Topic<FixIncident> FIX_INCIDENTS =
            log("fix.incidents.v1", FixIncident.class, 1, Duration.ofDays(30));
    public static final Topic<AccountLifecycle> ACCOUNT_LIFECYCLE =
            log("accounts.lifecycle.v1", AccountLifecycle.class, 1, Duration.ofDays(365));
    public static final Topic<ReconBreak> RECON_BREAKS =
            log("recon.breaks.v1", ReconBreak.class, 1, Duration.ofDays(365));
    public static final Topic<ReconDecision> RECON_DECISIONS =
            log("recon.decisions.v1", ReconDecision.class, 1, Duration.ofDays(3650));
    public static final Topic<AuditEntry> AUDIT_ENTRIES =
            log("audit.entries.v1", AuditEntry.class, 1, Duration.ofDays(3650));
    public static final Topic<ReferencePrice> REFERENCE_PRICES =
            log("marketdata.references.v1", ReferencePrice.class, 1, Duration.ofDays(2));
    public static final Topic<Misprice> MISPRICES =
            log("marketdata.misprices.v1", Misprice.class, 1, Duration.ofDays(365));

    public static final Topic<VenueSwitch> VENUE_SWITCHES =
            log("venues.switches.v1", VenueSwitch.class, 1, Duration.ofDays(365));

    public static final Topic<FixSessionState> FIX_SESSIONS =
            state("fix.sessions.v1", FixSessionState.class);
    public static final Topic<SymbolState> SYMBOLS =
            state("symbols.catalogue.v1", SymbolState.class);
    public static final Topic<KillSwitch> KILL_SWITCHES =
            state("symbols.killswitches.v1", KillSwitch.class);
    public static final Topic<RoutingPolicy> ROUTING_POLICIES =
            state("routing.policies.v1", RoutingPolicy.class);
    public static final Topic<VenueHealth> VENUE_HEALTH =
            state("venues.health.v1", VenueHealth.class);
    public static final Topic<TrippedGuard> TRIPPED_GUARDS =
            state("routing.guards.v1", TrippedGuard.class);
    public static final Topic<ProfileState> ROUTING_PROFILES =
            state("routing.profiles.v1", ProfileState.class);
    public static final Topic<AccountState> ACCOUNTS =
            state("accounts.state.v1", AccountState.class);

    public static final Topic<AccountPositions> ACCOUNT_POSITIONS =
            state("accounts.positions.v1", AccountPositions.class);

    public static final List<Topic<?>> ALL =
            List.of(
                    ORDER_COMMANDS,
                    ROUTING_DECISIONS,
                    ROUTING_REJECTIONS,
                    ORDER_EXECUTIONS,
                    DROP_COPY_EXECUTIONS,
                    FIX_INCIDENTS,
                    ACCOUNT_LIFECYCLE,
                    RECON_BREAKS,
                    RECON_DECISIONS,
                    AUDIT_ENTRIES,
                    VENUE_SWITCHES,
                    REFERENCE_PRICES,
                    MISPRICES,
                    FIX_SESSIONS,
                    SYMBOLS,
                    KILL_SWITCHES,
                    ROUTING_POLICIES,
                    VENUE_HEALTH,
                    TRIPPED_GUARDS,
                    ROUTING_PROFILES,
                    ACCOUNTS,
                    ACCOUNT_POSITIONS);

    private Topics() {}

    private static <T> Topic<T> log(
            String name, Class<T> type, int partitions, Duration retention) {
        return new Topic<>(name, type, LOG, partitions, retention);
    }

    private static <T> Topic<T> state(String name, Class<T> type) {
        return new Topic<>(name, type, STATE, 1, Duration.ZERO);
    }
}
