package io.interlock.ops.status;

import io.interlock.events.FixSessionState;
import io.interlock.events.FixSessionState.State;
import io.interlock.events.KillSwitch;
import io.interlock.kit.state.StateReader;
import io.interlock.ops.recon.Fills;
import io.interlock.ops.recon.ReconSummary;
import io.interlock.ops.settings.OpsProperties;
import io.interlock.ops.stream.Change;
import io.interlock.ops.stream.EventHub;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Puts the platform's status together, at most once a second. */
@Component
class StatusBoard {
    private static final Logger LOG = LoggerFactory.getLogger(StatusBoard.class);
    private static final Duration FRESH = Duration.ofMillis(900);
    private static final Set<State> LOGGED_ON =
            EnumSet.of(State.SYNCING, State.ACTIVE, State.DEGRADED);
    private static final Set<State> DOWN_AS_EXPECTED =
            EnumSet.of(State.DISABLED, State.STOPPED, State.OUT_OF_WINDOW, State.WAITING);

    private final Services services;
    private final StateReader<FixSessionState> sessions;
    private final StateReader<KillSwitch> killSwitches;
    private final Fills fills;
    private final JdbcClient jdbc;
    private final EventHub hub;
    private final Clock clock;
    private final String environment;
    private @Nullable PlatformStatus latest;

    StatusBoard(
            Services services,
            StateReader<FixSessionState> sessions,
            StateReader<KillSwitch> killSwitches,
            Fills fills,
            JdbcClient jdbc,
            EventHub hub,
            Clock clock,
            OpsProperties properties) {
        this.services = services;
        this.sessions = sessions;
        this.killSwitches = killSwitches;
        this.fills = fills;
        this.jdbc = jdbc;
        this.hub = hub;
        this.clock = clock;
        this.environment = properties.environment();
    }

    /** Not older than a second. */
    synchronized PlatformStatus current() {
        Instant now = clock.instant();
        PlatformStatus known = latest;
        if (known == null || Duration.between(known.asOf(), now).compareTo(FRESH) > 0) {
            known = assemble(now);
            latest = known;
        }
        return known;
    }

    @Scheduled(fixedRate = 1_000)
    void tell() {
        if (!hub.watched()) {
            return;
        }
        try {
            hub.publish(Change.status(current()));
        } catch (DataAccessException e) {
            LOG.atWarn().setCause(e).log("No status without the database");
        }
    }

    private PlatformStatus assemble(Instant now) {
        ReconSummary recon = fills.summary();
        Collection<FixSessionState> all = sessions.view().values();
        long expected = all.stream().filter(s -> !DOWN_AS_EXPECTED.contains(s.state())).count();
        long loggedOn = all.stream().filter(s -> LOGGED_ON.contains(s.state())).count();
        return new PlatformStatus(
                environment,
                now,
                services.statuses(),
                new PlatformStatus.Sessions((int) expected, (int) loggedOn),
                orders(now),
                new PlatformStatus.Breaks(recon.open()),
                new PlatformStatus.KillSwitches(killSwitches.view().size()),
                new PlatformStatus.Coverage(recon.matched(), recon.pending()));
    }

    private PlatformStatus.Orders orders(Instant now) {
        return jdbc.sql(
                        """
                        SELECT
                            (SELECT count(*) FROM orders WHERE received_at >= :midnight) AS today,
                            (SELECT count(*) FROM orders WHERE open) AS open,
                            (SELECT count(*) FROM order_reject WHERE at >= :midnight) AS rejected\
                        """)
                .param(
                        "midnight",
                        now.atOffset(ZoneOffset.UTC)
                                .toLocalDate()
                                .atStartOfDay()
                                .atOffset(ZoneOffset.UTC))
                .query((row, n) ->
                        new PlatformStatus.Orders(
                                row.getLong("today"), row.getLong("open"), row.getLong("rejected")))
                .single();
    }
}
