package io.interlock.gateway.engine;

import io.interlock.gateway.engine.EntryGuard.Limits;
import io.interlock.gateway.messagelog.MessageLog;
import io.interlock.gateway.resend.Connections;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.GatewayProperties;
import io.interlock.gateway.wire.DurableStores;
import io.interlock.gateway.wire.RawBodyFactory;
import io.interlock.gateway.wire.WriteGate;
import java.net.InetSocketAddress;
import org.apache.mina.core.filterchain.IoFilterChain;
import org.springframework.stereotype.Component;
import quickfix.AcceptorThreads;
import quickfix.ConfigError;
import quickfix.Connector;
import quickfix.DefaultSessionFactory;
import quickfix.DefaultSessionScheduleFactory;
import quickfix.MemoryStoreFactory;
import quickfix.MessageFactory;
import quickfix.SessionSettings;
import quickfix.ThreadedSocketAcceptor;
import quickfix.ThreadedSocketInitiator;
import quickfix.mina.EventHandlingStrategy;
import quickfix.mina.Leftovers;

/** Builds QuickFIX/J's connectors with our filters around its codec. */
@Component
class Connectors {
    private static final int LOGON_BYTES = 8 * 1024;
    private static final int QUEUE_LOW = 500;
    private static final int QUEUE_HIGH = 2000;

    private final GatewayProperties properties;
    private final FixSessions sessions;
    private final MessageLog messages;
    private final SessionApplication application;
    private final DurableStores stores;
    private final WriteGate gate;
    private final LogonGuard logons;
    private final SequenceWatch sequences;
    private final PromptLogon promptLogon;
    private final SlowConsumers slow;
    private final Connections connections;
    private final TlsFilters tls;
    private final FixSettings settings;

    Connectors(
            GatewayProperties properties,
            FixSessions sessions,
            MessageLog messages,
            SessionApplication application,
            DurableStores stores,
            WriteGate gate,
            LogonGuard logons,
            SequenceWatch sequences,
            PromptLogon promptLogon,
            SlowConsumers slow,
            Connections connections,
            TlsFilters tls) {
        this.properties = properties;
        this.sessions = sessions;
        this.messages = messages;
        this.application = application;
        this.stores = stores;
        this.gate = gate;
        this.logons = logons;
        this.sequences = sequences;
        this.promptLogon = promptLogon;
        this.slow = slow;
        this.connections = connections;
        this.tls = tls;
        this.settings = new FixSettings(properties);
    }

    /** Connects to the counterparty of one session, again and again. */
    Connector initiator(Declared session) throws ConfigError {
        ThreadedSocketInitiator initiator =
                ThreadedSocketInitiator.newBuilder()
                        .withApplication(application)
                        .withMessageStoreFactory(
                                session.definition().servesPrices()
                                        ? new MemoryStoreFactory()
                                        : stores)
                        .withSettings(settings.of(session))
                        .withLogFactory(new SessionLog.Factory(messages, stores))
                        .withMessageFactory(factory(session))
                        .withQueueWatermarks(QUEUE_LOW, QUEUE_HIGH)
                        .build();
        initiator.setIoFilterChainBuilder(chain -> {
            var to = session.definition().connection();
            if (to.tls()) {
                chain.addFirst("tls", tls.client(String.valueOf(to.host()), to.port()));
            }
            chain.addLast("sequences", sequences);
            chain.addLast("prompt-logon", promptLogon);
            behindCodec(chain);
        });
        initiator.start();
        return initiator;
    }

    /** A port for sessions that connect to us; open once it is started. */
    EntrySessions listener(String host, int port, boolean secure) throws ConfigError {
        SessionSettings listening = FixSettings.listener(host, port);
        ThreadedSocketAcceptor acceptor =
                ThreadedSocketAcceptor.newBuilder()
                        .withApplication(application)
                        .withMessageStoreFactory(stores)
                        .withSettings(listening)
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
        EventHandlingStrategy threads = AcceptorThreads.of(acceptor);
        acceptor.setIoFilterChainBuilder(chain -> {
            chain.addFirst("guard-bytes", guard.bytes());
            if (secure) {
                chain.addFirst("tls", tls.server());
            }
            chain.addLast("guard-messages", guard.messages());
            chain.addLast("logons", logons.on(secure, id -> Leftovers.none(threads, id)));
            behindCodec(chain);
        });
        return new EntrySessions(acceptor, new InetSocketAddress(host, port), this::create);
    }

    private void behindCodec(IoFilterChain chain) {
        chain.addLast("connections", connections);
        chain.addLast("slow", slow);
        chain.addLast("gate", gate);
    }

    private quickfix.Session create(Declared session) throws ConfigError {
        return new DefaultSessionFactory(
                        application,
                        stores,
                        id -> AheadOfGap.of(session.definition()),
                        new SessionLog.Factory(messages, stores),
                        factory(session),
                        new DefaultSessionScheduleFactory())
                .create(session.id(), settings.of(session));
    }

    private MessageFactory factory(Declared session) {
        return session.definition().servesClient()
                ? RawBodyFactory.forClients(sessions::isOurs)
                : RawBodyFactory.forOmss(sessions::isOurs);
    }
}
