package io.interlock.simulators.wire;

import java.nio.file.Path;
import org.apache.mina.core.service.IoAcceptor;
import quickfix.Application;
import quickfix.CachedFileStoreFactory;
import quickfix.ConfigError;
import quickfix.DefaultMessageFactory;
import quickfix.LogFactory;
import quickfix.MemoryStoreFactory;
import quickfix.MessageStoreFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.ThreadedSocketAcceptor;
import quickfix.ThreadedSocketInitiator;
import quickfix.mina.SessionConnector;

/** How QuickFIX/J is set up here: lenient towards content, strict about never resetting numbers. */
final class Engine {
    private static final String[][] COMMON = {
        {"NonStopSession", "Y"},
        {"TimeStampPrecision", "MICROS"},
        {"ResetOnLogon", "N"},
        {"ResetOnLogout", "N"},
        {"ResetOnDisconnect", "N"},
        {"PersistMessages", "Y"},
        {"ValidateIncomingMessage", "N"},
        {"ValidateUserDefinedFields", "N"},
        {"ValidateFieldsOutOfOrder", "N"},
        {"ValidateFieldsHaveValues", "N"},
        {"ValidateUnorderedGroupFields", "N"},
        {"AllowUnknownMsgFields", "Y"},
        {"RejectInvalidMessage", "N"},
        {"RequiresOrigSendingTime", "N"},
        {"CheckCompID", "Y"},
        {"CheckLatency", "N"},
        {"SendRedundantResendRequests", "Y"},
        {"SocketTcpNoDelay", "Y"},
        {"SocketReuseAddress", "Y"},
        {"LogoutTimeout", "2"},
    };

    private Engine() {}

    static SessionID sessionId(FixEndpointConfig config) {
        return new SessionID("FIX.4.4", config.name(), config.peer());
    }

    static SessionConnector connector(
            FixEndpointConfig config, Application application, LogFactory logs) throws ConfigError {
        SessionSettings settings = settings(config);
        MessageStoreFactory stores =
                config.store() == null
                        ? new MemoryStoreFactory()
                        : new CachedFileStoreFactory(settings);
        return switch (config.role()) {
            case ACCEPTOR ->
                    ThreadedSocketAcceptor.newBuilder()
                            .withApplication(application)
                            .withMessageStoreFactory(stores)
                            .withSettings(settings)
                            .withLogFactory(logs)
                            .withMessageFactory(new DefaultMessageFactory())
                            .withQueueWatermarks(500, 2_000)
                            .build();
            case INITIATOR ->
                    ThreadedSocketInitiator.newBuilder()
                            .withApplication(application)
                            .withMessageStoreFactory(stores)
                            .withSettings(settings)
                            .withLogFactory(logs)
                            .withMessageFactory(new DefaultMessageFactory())
                            .withQueueWatermarks(500, 2_000)
                            .build();
        };
    }

    /** The port an acceptor is bound to. */
    static int boundPort(ThreadedSocketAcceptor acceptor) {
        IoAcceptor endpoint = acceptor.getEndpoints().iterator().next();
        return ((java.net.InetSocketAddress) endpoint.getLocalAddress()).getPort();
    }

    private static SessionSettings settings(FixEndpointConfig config) {
        SessionSettings settings = new SessionSettings();
        SessionID id = sessionId(config);
        settings.setString(id, SessionSettings.BEGINSTRING, "FIX.4.4");
        settings.setString(id, SessionSettings.SENDERCOMPID, config.name());
        settings.setString(id, SessionSettings.TARGETCOMPID, config.peer());
        for (String[] setting : COMMON) {
            settings.setString(id, setting[0], setting[1]);
        }
        settings.setBool(id, "UseDataDictionary", config.dictionary());
        Path store = config.store();
        if (store != null) {
            settings.setString(id, "FileStorePath", store.toString());
            settings.setLong(id, "FileStoreMaxCachedMsgs", 5_000);
        }
        switch (config.role()) {
            case ACCEPTOR -> {
                settings.setString("ConnectionType", "acceptor");
                settings.setString(id, "ConnectionType", "acceptor");
                settings.setString(id, "SocketAcceptAddress", config.host());
                settings.setLong(id, "SocketAcceptPort", config.port());
            }
            case INITIATOR -> {
                settings.setString("ConnectionType", "initiator");
                settings.setString(id, "ConnectionType", "initiator");
                settings.setString(id, "SocketConnectHost", config.host());
                settings.setLong(id, "SocketConnectPort", config.port());
                for (int i = 0; i < config.otherPorts().size(); i++) {
                    settings.setString(id, "SocketConnectHost" + (i + 1), config.host());
                    settings.setLong(id, "SocketConnectPort" + (i + 1), config.otherPorts().get(i));
                }
                settings.setLong(id, "HeartBtInt", config.heartBtInt());
                settings.setString(id, "ReconnectInterval", "1;1;2");
            }
        }
        return settings;
    }
}
