package io.interlock.gateway.engine;

import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.GatewayProperties;
import io.interlock.gateway.session.SessionControl;
import io.interlock.gateway.session.SessionControl.Down;
import io.interlock.gateway.wire.DurableStores;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import quickfix.ConfigError;
import quickfix.Connector;

/**
 * Keeps every session up that should be: a connector of its own where we connect, a place at a
 * listener where we are connected to. Links of OMSs and the order entry start and stop as units;
 * within a unit that is started each session follows its definition, its window and what operators
 * want, without touching the others. A stopped session gives its store back: the next start reads
 * the counters from the database.
 */
@Component
public class FixEngine implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(FixEngine.class);

    private static final long KEEP_MILLIS = 250;

    /** The unit of the clients. */
    private static final String ENTRY = "";

    private final GatewayProperties properties;
    private final FixSessions sessions;
    private final SessionControl control;
    private final DurableStores stores;
    private final Connectors connectors;
    private final Listeners listeners;
    private final ScheduledExecutorService keeper =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("session-keeper").factory());
    private final Set<String> units = new HashSet<>();
    private final Map<String, Running> started = new HashMap<>();

    FixEngine(
            GatewayProperties properties,
            FixSessions sessions,
            SessionControl control,
            DurableStores stores,
            Connectors connectors) {
        // day names and week starts follow the default locale
        Locale.setDefault(Locale.US);
        this.properties = properties;
        this.sessions = sessions;
        this.control = control;
        this.stores = stores;
        this.connectors = connectors;
        this.listeners = new Listeners(properties, connectors);
        keeper.scheduleWithFixedDelay(
                this::keepAll, KEEP_MILLIS, KEEP_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** A session that is up, and the version of the definition that it was started by. */
    private record Running(Declared session, @Nullable Connector initiator) {}

    /** Starts every session of an OMS: order sessions and drop copies. */
    public synchronized void startLink(String oms) {
        units.add(oms);
        keepUnit(oms);
    }

    /**
     * Disconnects every session of an OMS, with a Logout unless {@code silently}; returns when they
     * are gone.
     */
    public synchronized void stopLink(String oms, boolean silently) {
        stopUnit(oms, silently);
    }

    /** Opens order entry to all clients. */
    public synchronized void startEntry() {
        units.add(ENTRY);
        listeners.open();
        keepUnit(ENTRY);
        log.atInfo().addKeyValue("port", properties.orderEntry().port()).log("Order entry is open");
    }

    /**
     * Disconnects all clients, with a Logout unless {@code silently}; returns when they are gone.
     */
    public synchronized void stopEntry(boolean silently) {
        stopUnit(ENTRY, silently);
    }

    private void stopUnit(String unit, boolean silently) {
        units.remove(unit);
        List.copyOf(started.values()).stream()
                .filter(up -> up.session().omsName().equals(unit))
                .forEach(up -> stop(up, "The gateway stops", silently));
        boolean needed =
                units.contains(ENTRY)
                        || started.values().stream().anyMatch(up -> up.initiator() == null);
        if (!needed) {
            listeners.close();
        }
    }

    /** Brings one session to where it should be now. */
    public synchronized void keep(Declared session) {
        Running up = started.get(session.compId());
        Optional<Down> down = control.down(session.stored());
        boolean wanted = units.contains(session.omsName()) && down.isEmpty();
        if (up != null && (!wanted || !up.session().stored().equals(session.stored()))) {
            stop(up, reason(down, session), down.filter(Down::isAtOnce).isPresent());
            up = null;
        }
        if (up == null && wanted) {
            start(session);
        }
    }

    /** True while the session has a connector or a place at a listener. */
    public synchronized boolean isStarted(String compId) {
        return started.containsKey(compId);
    }

    /** On a thread of its own: a Logout that is not answered takes seconds. */
    private void keepAll() {
        try {
            sessions.refresh();
        } catch (RuntimeException e) {
            log.atDebug().setCause(e).log("The definitions stay as they are known");
        }
        try {
            sessions.all().forEach(this::keep);
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("Sessions could not be kept as they should be");
        }
    }

    @Override
    public void destroy() {
        keeper.shutdown();
    }

    private void keepUnit(String unit) {
        sessions.all().stream().filter(one -> one.omsName().equals(unit)).forEach(this::keep);
    }

    private String reason(Optional<Down> down, Declared session) {
        return !units.contains(session.omsName())
                ? "The gateway stops"
                : down.map(Down::words).orElse("The session was changed");
    }

    private void start(Declared session) {
        try {
            resetAtOpen(session);
            Connector initiator = null;
            if (session.definition().connects()) {
                initiator = connectors.initiator(session);
            } else {
                listeners.of(session).add(session);
            }
            started.put(session.compId(), new Running(session, initiator));
        } catch (ConfigError | IOException | RuntimeException e) {
            control.cannotStart(session.compId(), "It cannot be started: " + e.getMessage());
            log.atError()
                    .addKeyValue("fixSession", session.compId())
                    .setCause(e)
                    .log("The session cannot be started");
        }
    }

    /** Both sides start from number 1 in each window, where that was agreed. */
    private void resetAtOpen(Declared session) throws IOException {
        var opened = control.openedAt(session.definition()).orElse(null);
        if (opened != null && control.resetsAtOpen(session.definition())) {
            stores.resetIfOlder(session.id(), opened);
        }
    }

    private void stop(Running up, String reason, boolean silently) {
        started.remove(up.session().compId());
        if (up.initiator() != null) {
            up.initiator().stop(silently);
        } else {
            listeners.of(up.session()).remove(up.session(), reason, silently);
        }
        stores.release(up.session().compId());
    }
}
