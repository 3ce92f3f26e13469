package io.interlock.simulators.wire;

import io.interlock.simulators.journal.Journal;
import io.interlock.simulators.journal.JournalEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import quickfix.Application;
import quickfix.ConfigError;
import quickfix.Log;
import quickfix.Message;
import quickfix.RejectLogon;
import quickfix.RuntimeError;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.ThreadedSocketAcceptor;
import quickfix.mina.SessionConnector;

/**
 * One FIX session on a connector of its own, so that it can be stopped, cut or muted without
 * touching its neighbours. Every application message received and sent is put in the journal.
 */
public final class FixEndpoint implements AutoCloseable {
    private FixEndpointConfig config;
    private final FixListener listener;
    private final Journal journal;
    private final InstantSource clock;
    private final SessionID id;
    private final ConnectionFaults faults = new ConnectionFaults();
    private @Nullable SessionConnector connector;
    private volatile boolean refusing;

    public FixEndpoint(
            FixEndpointConfig config, FixListener listener, Journal journal, InstantSource clock) {
        this.config = config;
        this.listener = listener;
        this.journal = journal;
        this.clock = clock;
        this.id = Engine.sessionId(config);
    }

    public String name() {
        return config.name();
    }

    /** The port bound or connected to. */
    public synchronized int port() {
        return config.port();
    }

    public synchronized FixEndpoint start() {
        if (connector != null) {
            return this;
        }
        try {
            SessionConnector fresh =
                    Engine.connector(config, new Relay(), sessionId -> new WireLog());
            fresh.setIoFilterChainBuilder(chain -> chain.addLast("faults", faults));
            fresh.start();
            connector = fresh;
            if (fresh instanceof ThreadedSocketAcceptor acceptor) {
                config = config.onPort(Engine.boundPort(acceptor));
            }
            return this;
        } catch (ConfigError | RuntimeError e) {
            throw new IllegalStateException("Cannot start " + config + ": " + e.getMessage(), e);
        }
    }

    /** Stops the connector: an acceptor refuses TCP from now on. */
    public synchronized void stop() {
        SessionConnector running = connector;
        connector = null;
        if (running != null) {
            logOutNow();
            running.stop(false);
        }
    }

    /**
     * Says Logon at once if the connection stands; the engine would at its next tick, up to a
     * second from now. False while there is no connection yet.
     */
    public boolean logOnNow() {
        Session session = Session.lookupSession(id);
        if (session == null || !session.hasResponder()) {
            return false;
        }
        if (!session.isLogonSent()) {
            try {
                session.next();
            } catch (IOException e) {
                listener.onEvent(name(), String.valueOf(e));
            }
        }
        return true;
    }

    /** The engine would say Logout at its next tick, up to a second from now. */
    private void logOutNow() {
        Session session = Session.lookupSession(id);
        if (session != null && session.isLoggedOn()) {
            session.logout();
            try {
                session.next();
            } catch (IOException e) {
                listener.onEvent(name(), String.valueOf(e));
            }
        }
    }

    /** Cuts the line without a word and stops listening. */
    public synchronized void kill() {
        faults.cut();
        SessionConnector running = connector;
        connector = null;
        if (running != null) {
            running.stop(true);
        }
    }

    @Override
    public void close() {
        stop();
    }

    public boolean loggedOn() {
        Session session = Session.lookupSession(id);
        return session != null && session.isLoggedOn();
    }

    public int nextOut() {
        Session session = Session.lookupSession(id);
        return session == null ? 0 : session.getExpectedSenderNum();
    }

    public int nextIn() {
        Session session = Session.lookupSession(id);
        return session == null ? 0 : session.getExpectedTargetNum();
    }

    /**
     * Numbers, stores and sends. While the peer is away the message waits in the store and goes out
     * when the peer asks for it. False when the session is stopped and the message is lost.
     */
    public boolean send(FixMessage message) {
        Session session = Session.lookupSession(id);
        if (session == null) {
            return false;
        }
        Message wire = new Message();
        wire.getHeader().setString(Tag.MSG_TYPE, message.msgType());
        message.fields().forEach(wire::setString);
        if (!session.send(wire)) {
            journal.append(JournalEntry.of(clock.instant(), name(), "stored", wire.toString()));
        }
        return true;
    }

    /** The next message out has a number {@code by} too high (or too low, when negative). */
    public void skipNumbers(int by) {
        Session session = Session.lookupSession(id);
        if (session == null) {
            throw new IllegalArgumentException(name() + " is stopped");
        }
        try {
            session.setNextSenderMsgSeqNum(session.getExpectedSenderNum() + by);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes the connection without Logout; the peer may come back at once. */
    public void cut() {
        faults.cut();
    }

    /** While on: TCP is accepted and kept open, nothing is answered. */
    public void mute(boolean on) {
        faults.mute(on);
    }

    /** While on: TCP is accepted, every Logon is answered by Logout. */
    public void refuseLogon(boolean on) {
        refusing = on;
    }

    private static boolean isApplication(String raw) {
        int at = raw.indexOf("\u000135=");
        if (at < 0 || at + 5 >= raw.length()) {
            return false;
        }
        char type = raw.charAt(at + 4);
        boolean single = raw.charAt(at + 5) == '\u0001';
        return !single || !((type >= '0' && type <= '5') || type == 'A');
    }

    private final class Relay implements Application {
        @Override
        public void onCreate(SessionID sessionId) {}

        @Override
        public void onLogon(SessionID sessionId) {
            listener.onLogon(name());
        }

        @Override
        public void onLogout(SessionID sessionId) {
            listener.onLogout(name());
        }

        @Override
        public void toAdmin(Message message, SessionID sessionId) {
            String password = config.password();
            if (password != null && isLogon(message)) {
                message.setString(Tag.USERNAME, name());
                message.setString(Tag.PASSWORD, password);
            }
        }

        @Override
        public void fromAdmin(Message message, SessionID sessionId) throws RejectLogon {
            if (refusing && isLogon(message)) {
                throw new RejectLogon("Logon refused by the simulator");
            }
            FixMessage read = FixMessage.parse(message.toRawString());
            if (read.msgType().equals("3") || read.msgType().equals("5")) {
                listener.onAdmin(name(), read);
            }
        }

        @Override
        public void toApp(Message message, SessionID sessionId) {}

        @Override
        public void fromApp(Message message, SessionID sessionId) {
            String raw = message.toRawString();
            journal.append(JournalEntry.of(clock.instant(), name(), "in", raw));
            listener.onMessage(name(), FixMessage.parse(raw));
        }

        private static boolean isLogon(Message message) {
            return message.getHeader()
                    .getOptionalString(Tag.MSG_TYPE)
                    .filter("A"::equals)
                    .isPresent();
        }
    }

    private final class WireLog implements Log {
        @Override
        public void clear() {}

        @Override
        public void onIncoming(String message) {}

        @Override
        public void onOutgoing(String message) {
            if (isApplication(message)) {
                journal.append(JournalEntry.of(clock.instant(), name(), "out", message));
            }
        }

        @Override
        public void onEvent(String text) {
            listener.onEvent(name(), text);
        }

        @Override
        public void onErrorEvent(String text) {
            listener.onEvent(name(), text);
        }
    }
}
