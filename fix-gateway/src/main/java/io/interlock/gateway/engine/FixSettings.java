package io.interlock.gateway.engine;

import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.GatewayProperties;
import io.interlock.gateway.session.SessionDeclarations;
import io.interlock.gateway.session.SessionDeclarations.Client;
import io.interlock.gateway.session.SessionDeclarations.Endpoint;
import java.util.Map;
import quickfix.SessionID;
import quickfix.SessionSettings;

/**
 * QuickFIX/J settings by kind of session. Towards clients a malformed message is rejected; from an
 * OMS everything is taken: a fill with an unknown tag exists at the venue whether we like it or
 * not.
 */
final class FixSettings {
    private static final Map<String, String> COMMON =
            Map.ofEntries(
                    Map.entry("StartTime", "00:00:00"),
                    Map.entry("EndTime", "00:00:00"),
                    Map.entry("NonStopSession", "Y"),
                    Map.entry("UseDataDictionary", "Y"),
                    Map.entry("DataDictionary", "FIX44.xml"),
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
                    Map.entry("ResendRequestChunkSize", "1000"),
                    Map.entry("ForceResendWhenCorruptedStore", "N"),
                    Map.entry("TestRequestDelayMultiplier", "0.2"),
                    Map.entry("HeartBeatTimeoutMultiplier", "1.4"));

    private final GatewayProperties properties;
    private final FixSessions sessions;

    FixSettings(GatewayProperties properties, FixSessions sessions) {
        this.properties = properties;
        this.sessions = sessions;
    }

    SessionSettings clients() {
        SessionSettings settings = common("acceptor");
        SessionDeclarations declared = sessions.declarations();
        settings.setString("SocketAcceptAddress", declared.orderEntry().host());
        settings.setLong("SocketAcceptPort", declared.orderEntry().port());
        for (Client client : declared.clients()) {
            SessionID id = id(client.compId());
            settings.setString(id, "BeginString", id.getBeginString());
            settings.setString(id, "SenderCompID", id.getSenderCompID());
            settings.setString(id, "TargetCompID", id.getTargetCompID());
            settings.setString(id, "RejectInvalidMessage", "Y");
            settings.setString(
                    id, "RejectGarbledMessage", "Y"); // what is garbled ends at the guard
            settings.setString(id, "RejectMessageOnUnhandledException", "Y");
            settings.setString(id, "RequiresOrigSendingTime", "Y");
            settings.setString(id, "MaxLatency", "120");
        }
        return settings;
    }

    SessionSettings oms(Declared session) {
        return initiator(session, properties.omsHeartbeat().toSeconds());
    }

    private SessionSettings initiator(Declared session, long heartbeat) {
        SessionSettings settings = common("initiator");
        SessionID id = session.id();
        Endpoint endpoint = sessions.endpoint(session);
        settings.setString(id, "BeginString", id.getBeginString());
        settings.setString(id, "SenderCompID", id.getSenderCompID());
        settings.setString(id, "TargetCompID", id.getTargetCompID());
        settings.setString(id, "SocketConnectHost", endpoint.host());
        settings.setLong(id, "SocketConnectPort", endpoint.port());
        settings.setLong(id, "HeartBtInt", heartbeat);
        settings.setString(id, "ReconnectInterval", "1;2;3x5;30");
        settings.setString(id, "RejectInvalidMessage", "N");
        settings.setString(id, "ValidateIncomingMessage", "N");
        settings.setString(id, "RejectMessageOnUnhandledException", "N");
        settings.setString(id, "RequiresOrigSendingTime", "N");
        settings.setString(id, "SendRedundantResendRequests", "Y");
        settings.setString(id, "MaxLatency", "300");
        settings.setString(id, "LogonTimeout", "10");
        settings.setString(id, "LogoutTimeout", "5");
        return settings;
    }

    private SessionSettings common(String type) {
        SessionSettings settings = new SessionSettings();
        settings.setString("ConnectionType", type);
        COMMON.forEach(settings::setString);
        return settings;
    }

    private SessionID id(String compId) {
        return sessions.all().stream()
                .filter(declared -> declared.compId().equals(compId))
                .findFirst()
                .orElseThrow()
                .id();
    }
}
