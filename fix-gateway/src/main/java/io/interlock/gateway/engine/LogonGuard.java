package io.interlock.gateway.engine;

import io.interlock.events.FixIncident.Severity;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.gateway.engine.LogonCheck.Attempt;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionTracker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.mina.core.filterchain.IoFilter.NextFilter;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IoSession;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import quickfix.Session;

/**
 * Lets nobody reach a session who may not log on to it. A Logon is judged before the engine knows
 * of it: who is refused gets not a byte, uses up no number, and disturbs no connection that is
 * live. Passwords are compared on threads of their own; what follows the Logon waits for them.
 */
@Component
class LogonGuard implements DisposableBean {
    private static final AttributeKey DOOR = new AttributeKey(LogonGuard.class, "door");
    private static final int MAX_WAITING = 200;

    private final FixSessions sessions;
    private final SessionTracker tracker;
    private final SequenceWatch sequences;
    private final Passwords passwords;
    private final ThreadPoolExecutor judges =
            new ThreadPoolExecutor(
                    2,
                    2,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(2_000),
                    Thread.ofPlatform().daemon().name("logon-", 0).factory());

    LogonGuard(
            FixSessions sessions,
            SessionTracker tracker,
            SequenceWatch sequences,
            Passwords passwords) {
        this.sessions = sessions;
        this.tracker = tracker;
        this.sequences = sequences;
        this.passwords = passwords;
    }

    /** One connection on its way to being logged on; its monitor keeps messages in order. */
    private static final class Door {
        final Deque<Object> waiting = new ArrayDeque<>();
        volatile @Nullable Declared open;
    }

    /** True while somebody's password is being compared: no fault of theirs when it takes long. */
    static boolean isJudging(IoSession io) {
        return io.getAttribute(DOOR) instanceof Door door && door.open == null;
    }

    /** The filter of a listener. */
    IoFilterAdapter on(boolean secure) {
        return new IoFilterAdapter() {
            @Override
            public void messageReceived(NextFilter next, IoSession io, Object message) {
                Door door = (Door) io.getAttribute(DOOR);
                if (door == null) {
                    knock(next, io, message, secure);
                    return;
                }
                Declared open = door.open;
                if (open == null) {
                    hold(next, io, door, message);
                } else if (fits(io, open, message)) {
                    next.messageReceived(io, message);
                }
            }
        };
    }

    private static void hold(NextFilter next, IoSession io, Door door, Object message) {
        synchronized (door) {
            if (door.open != null) {
                next.messageReceived(io, message);
            } else if (door.waiting.size() < MAX_WAITING) {
                door.waiting.add(message);
            } else {
                io.closeNow();
            }
        }
    }

    private boolean fits(IoSession io, Declared session, Object message) {
        int limit = session.definition().limits().maxMessageBytes();
        if (message instanceof String text && text.length() > limit) {
            tracker.cut(session, "a message of " + text.length() + " bytes, allowed are " + limit);
            io.closeNow();
            return false;
        }
        return true;
    }

    private void knock(NextFilter next, IoSession io, Object message, boolean secure) {
        FixMessage logon = FixMessage.of(String.valueOf(message));
        String compId = String.valueOf(logon.get(Tags.SENDER_COMP_ID));
        InetAddress from = ((InetSocketAddress) io.getRemoteAddress()).getAddress();
        if (!logon.msgType().equals("A")) {
            io.closeNow();
            return;
        }
        Optional<Declared> session = sessions.find(compId);
        if (session.isEmpty()) {
            refuse(io, null, compId, "no session has SenderCompID(49) " + compId);
            return;
        }
        Declared declared = session.get();
        Session engine = Session.lookupSession(declared.id());
        if (declared.definition().connects() || engine == null || !engine.isEnabled()) {
            refuse(io, declared, compId, "the session takes no connections now");
            return;
        }
        Optional<String> objection =
                LogonCheck.objection(
                        new Attempt(
                                logon,
                                declared,
                                from,
                                secure,
                                TlsFilters.peer(io),
                                engine.isLoggedOn()));
        if (objection.isPresent()) {
            refuse(io, declared, compId, objection.get());
            return;
        }
        Door door = new Door();
        door.waiting.add(message);
        io.setAttribute(DOOR, door);
        try {
            judges.execute(() -> judge(next, io, door, declared, logon));
        } catch (RejectedExecutionException e) {
            io.closeNow();
        }
    }

    private void judge(
            NextFilter next, IoSession io, Door door, Declared session, FixMessage logon) {
        String hash = session.stored().passwordHash();
        String given = logon.get(Tags.PASSWORD);
        if (hash != null && (given == null || !passwords.matches(given, hash))) {
            refuse(io, session, session.compId(), "Username(553) or Password(554) is wrong");
            return;
        }
        Session engine = Session.lookupSession(session.id());
        if (engine == null || !isFree(engine)) {
            refuse(io, session, session.compId(), "the session is connected already");
            return;
        }
        sequences.logon(logon, engine, session);
        synchronized (door) {
            while (!door.waiting.isEmpty()) {
                next.messageReceived(io, door.waiting.removeFirst());
            }
            door.open = session;
        }
    }

    /**
     * Who comes back at once may find that the engine is still letting go of the old connection.
     */
    private static boolean isFree(Session engine) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        try {
            while (engine.hasResponder() && !engine.isLoggedOn() && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !engine.hasResponder();
    }

    private void refuse(IoSession io, @Nullable Declared session, String compId, String why) {
        InetAddress from = ((InetSocketAddress) io.getRemoteAddress()).getAddress();
        io.closeNow();
        tracker.logonRefused(
                session,
                compId,
                Severity.WARNING,
                "Logon from " + from.getHostAddress() + " refused: " + why);
    }

    /** Somebody tries on and on. */
    void flooded(@Nullable InetAddress from, String compId) {
        tracker.logonRefused(
                sessions.find(compId).orElse(null),
                compId,
                Severity.CRITICAL,
                "Too many refused Logons from "
                        + (from == null ? "unknown" : from.getHostAddress())
                        + "; it is not answered for a minute");
    }

    @Override
    public void destroy() {
        judges.shutdownNow();
    }
}
