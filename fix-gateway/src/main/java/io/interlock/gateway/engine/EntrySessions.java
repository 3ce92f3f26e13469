package io.interlock.gateway.engine;

import io.interlock.gateway.session.FixSessions.Declared;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import quickfix.ConfigError;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.ThreadedSocketAcceptor;
import quickfix.mina.SessionConnector;
import quickfix.mina.acceptor.AcceptorSessionProvider;

/**
 * A listener and the sessions that may log on by it, which come and go one by one. Whoever is not
 * among them is unknown, whatever other sessions this process has.
 */
final class EntrySessions implements AcceptorSessionProvider {
    private static final long LOGOUT_MILLIS = 3_000;

    private final ThreadedSocketAcceptor acceptor;
    private final Creation creation;
    private final Map<SessionID, Session> open = new ConcurrentHashMap<>();

    EntrySessions(ThreadedSocketAcceptor acceptor, SocketAddress address, Creation creation) {
        this.acceptor = acceptor;
        this.creation = creation;
        acceptor.setSessionProvider(address, this);
    }

    /** Makes the engine's session of a definition. */
    interface Creation {
        Session create(Declared session) throws ConfigError;
    }

    void start() throws ConfigError {
        acceptor.start();
    }

    /** Logs everyone out, closes the port; returns when they are gone. */
    void stop() {
        open.clear();
        acceptor.stop(false);
    }

    @Override
    public @Nullable Session getSession(SessionID id, SessionConnector connector) {
        return open.get(id);
    }

    boolean has(Declared session) {
        return open.containsKey(session.id());
    }

    void add(Declared session) throws ConfigError {
        Session created = creation.create(session);
        acceptor.addDynamicSession(created);
        open.put(session.id(), created);
    }

    /** Logs the session out, cuts it where it does not answer, and forgets it. */
    void remove(Declared session, String reason, boolean silently) {
        Session removed = open.remove(session.id());
        if (removed == null) {
            return;
        }
        try {
            if (!silently) {
                logout(removed, reason);
            }
            removed.disconnect(reason, false);
            acceptor.removeDynamicSession(session.id());
            removed.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Cuts nothing: who does not answer in time is cut by the caller. */
    private static void logout(Session session, String reason) throws InterruptedException {
        session.logout(reason);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOGOUT_MILLIS);
        while (session.isLoggedOn() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
