package io.interlock.gateway.engine;

import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.GatewayProperties;
import io.interlock.gateway.session.SessionDefinition;
import java.time.Duration;
import java.util.Map;
import quickfix.Acceptor;
import quickfix.SessionID;
import quickfix.SessionSettings;

/**
 * QuickFIX/J settings by kind of session. Towards clients a malformed message is rejected; from an
 * OMS everything is taken: a fill with an unknown tag exists at the venue whether we like it or
 * not. Windows are not QuickFIX/J's business: its sessions run non-stop while they exist.
 */
final class FixSettings {
    /** How many messages are asked for at a time: some venues cap it. */
    static final int RESEND_CHUNK = 1_000;

    private static final Map<String, String> COMMON =
            Map.ofEntries(
                    Map.entry("StartTime", "00:00:00"),
                    Map.entry("EndTime", "00:00:00"),
                    Map.entry("NonStopSession", "Y"),
                    Map.entry("UseDataDictionary", "Y"),
                    Map.entry("ValidateUserDefinedFields", "N"),
                    Map.entry("AllowUnknownMsgFields", "Y"),
                    Map.entry("ValidateFieldsOutOfOrder", "N"),
                    Map.entry("ValidateUnorderedGroupFields", "N"),
                    Map.entry("ValidateFieldsHaveValues", "N"),
                    Map.entry("CheckCompID", "Y"),
                    Map.entry("CheckLatency", "Y"),
                    Map.entry("TimeStampPrecision", "MICROS"),
                    Map.entry("ResetOnLogon", "N"),
                    Map.entry("ResetOnLogout", "N"),
                    Map.entry("ResetOnDisconnect", "N"),
                    Map.entry("RefreshOnLogon", "Y"),
                    Map.entry("PersistMessages", "Y"),
                    Map.entry("SocketTcpNoDelay", "Y"),
                    Map.entry("SocketSynchronousWrites", "N"),
                    Map.entry("ResendRequestChunkSize", String.valueOf(RESEND_CHUNK)),
                    Map.entry("ForceResendWhenCorruptedStore", "N"),
                    Map.entry("TestRequestDelayMultiplier", "0.2"),
                    Map.entry("HeartBeatTimeoutMultiplier", "1.4"),
                    Map.entry("LogonTimeout", "10"),
                    Map.entry("LogoutTimeout", "5"));

    private final GatewayProperties properties;

    FixSettings(GatewayProperties properties) {
        this.properties = properties;
    }

    /** An acceptor that knows its address and no session; these come by {@link EntrySessions}. */
    static SessionSettings listener(String host, int port) {
        SessionSettings settings = new SessionSettings();
        settings.setString("ConnectionType", "acceptor");
        COMMON.forEach(settings::setString);
        settings.setString("SocketAcceptAddress", host);
        settings.setLong("SocketAcceptPort", port);
        SessionID template = new SessionID("FIX.4.4", "*", "*");
        settings.setString(template, "BeginString", "FIX.4.4");
        settings.setString(template, "SenderCompID", "*");
        settings.setString(template, "TargetCompID", "*");
        settings.setString(template, Acceptor.SETTING_ACCEPTOR_TEMPLATE, "Y");
        return settings;
    }

    /** One session. */
    SessionSettings of(Declared session) {
        return of(session.id(), session.definition());
    }

    /** A session of this identity that is like {@code definition}. */
    SessionSettings of(SessionID id, SessionDefinition definition) {
        SessionSettings settings = new SessionSettings();
        settings.setString("ConnectionType", definition.connects() ? "initiator" : "acceptor");
        COMMON.forEach(settings::setString);
        settings.setString(id, "BeginString", id.getBeginString());
        settings.setString(id, "SenderCompID", id.getSenderCompID());
        settings.setString(id, "TargetCompID", id.getTargetCompID());
        dictionaries(settings, id, definition);
        validation(settings, id, definition);
        if (definition.servesPrices()) {
            // prices of before are nobody's: both sides begin at 1, and memory is store enough
            settings.setString(id, "ResetOnLogon", "Y");
            settings.setString(id, "RefreshOnLogon", "N");
        }
        if (definition.connects()) {
            connection(settings, id, definition);
        }
        return settings;
    }

    private static void dictionaries(
            SessionSettings settings, SessionID id, SessionDefinition definition) {
        String file = definition.dictionary();
        String standard = definition.version().replace(".", "") + ".xml";
        if (id.isFIXT()) {
            settings.setString(id, "DefaultApplVerID", definition.version());
            settings.setString(id, "TransportDataDictionary", "FIXT11.xml");
            settings.setString(id, "AppDataDictionary", file == null ? standard : file);
        } else {
            settings.setString(id, "DataDictionary", file == null ? standard : file);
        }
    }

    private static void validation(
            SessionSettings settings, SessionID id, SessionDefinition definition) {
        String strict = definition.servesClient() ? "Y" : "N";
        settings.setString(id, "RejectInvalidMessage", strict);
        // what is garbled ends at the guard
        settings.setString(id, "RejectGarbledMessage", strict);
        settings.setString(id, "RejectMessageOnUnhandledException", strict);
        settings.setString(id, "RequiresOrigSendingTime", strict);
        settings.setString(
                id, "SendRedundantResendRequests", definition.servesClient() ? "N" : "Y");
        settings.setString(id, "ValidateIncomingMessage", strict);
        settings.setLong(id, "MaxLatency", maxLatency(definition).toSeconds());
    }

    /** How far SendingTime(52) may be off. */
    static Duration maxLatency(SessionDefinition definition) {
        return Duration.ofSeconds(definition.servesClient() ? 120 : 300);
    }

    private void connection(SessionSettings settings, SessionID id, SessionDefinition definition) {
        var connection = definition.connection();
        long beat =
                connection.heartBtInt() == 0
                        ? properties.omsHeartbeat().toSeconds()
                        : connection.heartBtInt();
        settings.setString(id, "SocketConnectHost", String.valueOf(connection.host()));
        settings.setLong(id, "SocketConnectPort", connection.port());
        settings.setLong(id, "HeartBtInt", beat);
        settings.setString(id, "ReconnectInterval", "1;2;3x5;30");
        // shorter than a heartbeat, for each one that leaves makes the engine wait anew for the
        // answer to our Logout
        settings.setLong(id, "LogoutTimeout", Math.clamp(beat - 1, 1, 5));
    }
}
