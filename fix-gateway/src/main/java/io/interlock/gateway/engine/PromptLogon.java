package io.interlock.gateway.engine;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.mina.SessionConnector;

/**
 * Says Logon as soon as our connection stands; the engine by itself would at its next tick, up to a
 * second later. That tick may come at the same moment, and two Logons on one connection end it:
 * whoever comes first on a connection says it, and nobody once it is said.
 */
@Component
final class PromptLogon extends IoFilterAdapter {
    private static final Logger log = LoggerFactory.getLogger(PromptLogon.class);

    /** The engine's own turn; it may try again on the same connection. */
    private static final Object TICK = new Object();

    /** By session, for its present connection: the thread that says Logon for us, or the tick. */
    private final Map<SessionID, Object> turns = new ConcurrentHashMap<>();

    @Override
    public void sessionOpened(NextFilter next, IoSession io) throws Exception {
        next.sessionOpened(io);
        if (io.getAttribute(SessionConnector.QF_SESSION) instanceof Session session) {
            inTurn(session.getSessionID(), () -> logOn(session));
        }
    }

    @Override
    public void sessionClosed(NextFilter next, IoSession io) throws Exception {
        if (io.getAttribute(SessionConnector.QF_SESSION) instanceof Session session) {
            turns.remove(session.getSessionID());
        }
        next.sessionClosed(io);
    }

    private static void logOn(Session session) {
        try {
            session.next();
        } catch (IOException e) {
            log.atWarn()
                    .addKeyValue("fixSession", session.getSessionID().getTargetCompID())
                    .setCause(e)
                    .log("No Logon yet: the engine tries again");
        }
    }

    /** Logs on, unless the engine is at it. */
    void inTurn(SessionID id, Runnable logOn) {
        Thread me = Thread.currentThread();
        if (turns.putIfAbsent(id, me) == null) {
            try {
                logOn.run();
            } finally {
                turns.remove(id, me);
            }
        }
    }

    /**
     * Whether the calling thread may say Logon now.
     *
     * @param said asked last: it may have been said while the caller was on its way here
     */
    boolean mayLogOn(SessionID id, BooleanSupplier said) {
        Object turn = turns.putIfAbsent(id, TICK);
        boolean mine = turn == null || turn == TICK || turn == Thread.currentThread();
        return mine && !said.getAsBoolean();
    }
}
