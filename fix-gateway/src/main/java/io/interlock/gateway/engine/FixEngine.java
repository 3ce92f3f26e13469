package io.interlock.gateway.engine;

import io.interlock.events.FixSessionState.Role;
import io.interlock.gateway.engine.EntryGuard.Limits;
import io.interlock.gateway.messagelog.MessageLog;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.GatewayProperties;
import io.interlock.gateway.wire.DurableStores;
import io.interlock.gateway.wire.RawBodyFactory;
import io.interlock.gateway.wire.WriteGate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.mina.core.filterchain.DefaultIoFilterChainBuilder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import quickfix.ConfigError;
import quickfix.Connector;
import quickfix.SessionSettings;
import quickfix.ThreadedSocketAcceptor;
import quickfix.ThreadedSocketInitiator;

/**
 * QuickFIX/J's connectors: an initiator for each OMS session and one acceptor for the clients. Each
 * link and the order entry start and stop as units, without touching the others. A stopped unit
 * gives its stores back: the next start reads the counters from the database.
 */
@Component
public class FixEngine {
    private static final Logger log = LoggerFactory.getLogger(FixEngine.class);
    private static final int LOGON_BYTES = 8 * 1024;
    private static final int QUEUE_LOW = 500;
    private static final int QUEUE_HIGH = 2000;

    private final GatewayProperties properties;
    private final FixSessions sessions;
    private final SessionApplication application;
    private final DurableStores stores;
    private final WriteGate gate;
    private final MessageLog messages;
    private final Map<String, Connector> initiators = new HashMap<>();
    private @Nullable Connector entry;

    FixEngine(
            GatewayProperties properties,
            FixSessions sessions,
            SessionApplication application,
            DurableStores stores,
            WriteGate gate,
            MessageLog messages) {
        // day names in schedules and week starts follow the default locale
        Locale.setDefault(Locale.US);
        this.properties = properties;
        this.sessions = sessions;
        this.application = application;
        this.stores = stores;
        this.gate = gate;
        this.messages = messages;
    }

    /** Connects every session of an OMS: order sessions and drop copy. */
    public synchronized void startLink(String oms) {
        sessionsOf(oms).forEach(this::startSession);
    }

    /**
     * Disconnects every session of an OMS, with a Logout unless {@code silently}; returns when they
     * are gone.
     */
    public synchronized void stopLink(String oms, boolean silently) {
        sessionsOf(oms).forEach(session -> stopSession(session, silently));
    }

    /** Opens order entry to all clients. */
    public synchronized void startEntry() {
        if (entry != null) {
            return;
        }
        try {
            entry = accept(new FixSettings(properties, sessions).clients());
        } catch (ConfigError e) {
            throw new IllegalStateException("Order entry cannot be opened: " + e.getMessage(), e);
        }
        log.atInfo().addKeyValue("port", properties.orderEntry().port()).log("Order entry is open");
    }

    /**
     * Disconnects all clients, with a Logout unless {@code silently}; returns when they are gone.
     */
    public synchronized void stopEntry(boolean silently) {
        Connector open = entry;
        entry = null;
        if (open != null) {
            open.stop(silently);
            sessions.all().stream()
                    .filter(session -> session.role() == Role.ORDER_ENTRY)
                    .forEach(session -> stores.release(session.compId()));
        }
    }

    private List<Declared> sessionsOf(String oms) {
        return sessions.all().stream().filter(session -> session.omsName().equals(oms)).toList();
    }

    private void startSession(Declared session) {
        if (initiators.containsKey(session.compId())) {
            return;
        }
        FixSettings settings = new FixSettings(properties, sessions);
        try {
            initiators.put(session.compId(), initiate(settings.oms(session)));
        } catch (ConfigError e) {
            throw new IllegalStateException(
                    "FIX session " + session.compId() + " cannot be started: " + e.getMessage(), e);
        }
    }

    private void stopSession(Declared session, boolean silently) {
        Connector started = initiators.remove(session.compId());
        if (started != null) {
            started.stop(silently);
            stores.release(session.compId());
        }
    }

    private Connector initiate(SessionSettings settings) throws ConfigError {
        ThreadedSocketInitiator initiator =
                ThreadedSocketInitiator.newBuilder()
                        .withApplication(application)
                        .withMessageStoreFactory(stores)
                        .withSettings(settings)
                        .withLogFactory(new SessionLog.Factory(messages, stores))
                        .withMessageFactory(RawBodyFactory.forOmss(sessions::isOurs))
                        .withQueueWatermarks(QUEUE_LOW, QUEUE_HIGH)
                        .build();
        DefaultIoFilterChainBuilder filters = new DefaultIoFilterChainBuilder();
        filters.addLast("gate", gate);
        initiator.setIoFilterChainBuilder(filters);
        initiator.start();
        return initiator;
    }

    private Connector accept(SessionSettings settings) throws ConfigError {
        ThreadedSocketAcceptor acceptor =
                ThreadedSocketAcceptor.newBuilder()
                        .withApplication(application)
                        .withMessageStoreFactory(stores)
                        .withSettings(settings)
                        .withLogFactory(new SessionLog.Factory(messages, stores))
                        .withMessageFactory(RawBodyFactory.forClients(sessions::isOurs))
                        .withQueueWatermarks(QUEUE_LOW, QUEUE_HIGH)
                        .build();
        EntryGuard guard =
                new EntryGuard(
                        new Limits(
                                properties.logonTimeout(),
                                properties.maxMessageSize().toBytes(),
                                LOGON_BYTES,
                                properties.connectionsPerAddress()));
        acceptor.setIoFilterChainBuilder(chain -> {
            chain.addFirst("guard-bytes", guard.bytes());
            chain.addLast("guard-messages", guard.messages());
            chain.addLast("gate", gate);
        });
        acceptor.start();
        return acceptor;
    }
}
