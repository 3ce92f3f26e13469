package io.interlock.benchmarks.engine;

import java.nio.file.Path;
import quickfix.CachedFileStoreFactory;
import quickfix.DefaultMessageFactory;
import quickfix.LogFactory;
import quickfix.MessageFactory;
import quickfix.MessageStoreFactory;
import quickfix.SessionID;
import quickfix.SessionSettings;

/** QuickFIX/J as both the naive pipeline and the OMS stand-in configure it. */
public final class Engine {
    private static final String FIX = "FIX.4.4";
    private final SessionSettings settings = new SessionSettings();
    private final String portSetting;

    private Engine(String connectionType, String portSetting, Path store) {
        this.portSetting = portSetting;
        settings.setString("ConnectionType", connectionType);
        settings.setString("FileStorePath", store.toString());
        settings.setString("FileStoreSync", "N");
        settings.setString("NonStopSession", "Y");
        settings.setString("UseDataDictionary", "N");
        settings.setString("SocketTcpNoDelay", "Y");
        settings.setString("SocketReuseAddress", "Y");
    }

    public static Engine acceptor(Path store) {
        Engine engine = new Engine("acceptor", "SocketAcceptPort", store);
        engine.settings.setString("SocketAcceptAddress", "127.0.0.1");
        return engine;
    }

    public static Engine initiator(Path store) {
        Engine engine = new Engine("initiator", "SocketConnectPort", store);
        engine.settings.setString("SocketConnectHost", "127.0.0.1");
        engine.settings.setString("ReconnectInterval", "1");
        engine.settings.setString("HeartBtInt", "5");
        return engine;
    }

    /** Adds a session, seen from our side. */
    public SessionID session(String sender, String target, int port) {
        SessionID id = new SessionID(FIX, sender, target);
        settings.setString(id, "BeginString", FIX);
        settings.setString(id, "SenderCompID", sender);
        settings.setString(id, "TargetCompID", target);
        settings.setLong(id, portSetting, port);
        return id;
    }

    public SessionSettings settings() {
        return settings;
    }

    public MessageStoreFactory stores() {
        return new CachedFileStoreFactory(settings);
    }

    public LogFactory logs() {
        return EventLog::new;
    }

    public MessageFactory messages() {
        return new DefaultMessageFactory(FIX);
    }
}
