package io.interlock.gateway.engine;

import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.GatewayProperties;
import io.interlock.gateway.session.SessionDeclarations.Endpoint;
import io.interlock.gateway.session.SessionDeclarations.Oms;
import io.interlock.gateway.wire.DurableStores;
import io.interlock.gateway.wire.RawBodyFactory;
import io.interlock.gateway.wire.WriteGate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.mina.core.filterchain.DefaultIoFilterChainBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import quickfix.ConfigError;
import quickfix.Connector;
import quickfix.SessionSettings;
import quickfix.ThreadedSocketAcceptor;
import quickfix.ThreadedSocketInitiator;

/** QuickFIX/J's connectors: an initiator for each OMS session and one acceptor for the clients. */
@Component
class FixEngine implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(FixEngine.class);
    private static final int QUEUE_LOW = 500;
    private static final int QUEUE_HIGH = 2000;

    private final GatewayProperties properties;
    private final FixSessions sessions;
    private final SessionApplication application;
    private final DurableStores stores;
    private final WriteGate gate;
    private final List<Connector> connectors = new ArrayList<>();
    private volatile boolean running;

    FixEngine(
            GatewayProperties properties,
            FixSessions sessions,
            SessionApplication application,
            DurableStores stores,
            WriteGate gate) {
        // day names in schedules and week starts follow the default locale
        Locale.setDefault(Locale.US);
        this.properties = properties;
        this.sessions = sessions;
        this.application = application;
        this.stores = stores;
        this.gate = gate;
    }

    @Override
    public void start() {
        FixSettings settings = new FixSettings(properties, sessions);
        try {
            for (Oms oms : sessions.declarations().omss()) {
                for (Endpoint endpoint : oms.orderSessions()) {
                    initiate(settings.orders(endpoint));
                }
                if (oms.dropCopy() != null) {
                    initiate(settings.dropCopy(oms.dropCopy()));
                }
            }
            accept(settings.clients());
        } catch (ConfigError e) {
            throw new IllegalStateException("FIX sessions cannot be started: " + e.getMessage(), e);
        }
        running = true;
    }

    private void initiate(SessionSettings settings) throws ConfigError {
        ThreadedSocketInitiator initiator =
                ThreadedSocketInitiator.newBuilder()
                        .withApplication(application)
                        .withMessageStoreFactory(stores)
                        .withSettings(settings)
                        .withLogFactory(new SessionLog.Factory())
                        .withMessageFactory(new RawBodyFactory())
                        .withQueueWatermarks(QUEUE_LOW, QUEUE_HIGH)
                        .build();
        DefaultIoFilterChainBuilder filters = new DefaultIoFilterChainBuilder();
        filters.addLast("gate", gate);
        initiator.setIoFilterChainBuilder(filters);
        initiator.start();
        connectors.add(initiator);
    }

    private void accept(SessionSettings settings) throws ConfigError {
        ThreadedSocketAcceptor acceptor =
                ThreadedSocketAcceptor.newBuilder()
                        .withApplication(application)
                        .withMessageStoreFactory(stores)
                        .withSettings(settings)
                        .withLogFactory(new SessionLog.Factory())
                        .withMessageFactory(new RawBodyFactory())
                        .withQueueWatermarks(QUEUE_LOW, QUEUE_HIGH)
                        .build();
        EntryGuard guard =
                new EntryGuard(properties.logonTimeout(), properties.maxMessageSize().toBytes());
        acceptor.setIoFilterChainBuilder(chain -> {
            chain.addFirst("guard-bytes", guard.bytes());
            chain.addLast("guard-messages", guard.messages());
            chain.addLast("gate", gate);
        });
        acceptor.start();
        connectors.add(acceptor);
        log.atInfo().addKeyValue("port", properties.orderEntry().port()).log("Order entry is open");
    }

    @Override
    public void stop() {
        running = false;
        // clients first: nothing new comes in while reports and OMS links wind down
        for (Connector connector : connectors.reversed()) {
            connector.stop(false);
        }
        connectors.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
