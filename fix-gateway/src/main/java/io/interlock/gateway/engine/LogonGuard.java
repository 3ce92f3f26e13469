package io.interlock.gateway.engine;

import io.interlock.events.FixIncident.Severity;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.gateway.engine.LogonAttempts.Verdict;
import io.interlock.gateway.engine.LogonAttempts.Who;
import io.interlock.gateway.engine.LogonCheck.Attempt;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionTracker;
import io.interlock.gateway.wire.DurableStore;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.mina.core.filterchain.IoFilter.NextFilter;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.core.write.WriteRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import quickfix.Session;
import quickfix.SessionID;

/**
 * Lets nobody reach a session who may not log on to it. A Logon is judged before the engine knows
 * of it: who is refused gets not a byte, uses up no number, and disturbs no connection that is
 * live. Passwords are compared on threads of their own; what follows the Logon waits for them. Who
 * is refused again and again is not looked at for a while.
 */
@Component
class LogonGuard implements DisposableBean {
    private static final AttributeKey DOOR = new AttributeKey(LogonGuard.class, "door");

    private final FixSessions sessions;
    private final SessionTracker tracker;
    private final SequenceWatch sequences;
    private final Passwords passwords;
    private final Clock clock;
    private final LogonAttempts attempts = new LogonAttempts();
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
            Passwords passwords,
            Clock clock) {
        this.sessions = sessions;
        this.tracker = tracker;
        this.sequences = sequences;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** True while somebody's password is being compared: no fault of theirs when it takes long. */
    static boolean isJudging(IoSession io) {
        return io.getAttribute(DOOR) instanceof Door door && door.open() == null;
    }

    /**
     * The filter of a listener.
     *
     * @param settled whether nothing of a session's last connection is left to process
     */
    IoFilterAdapter on(boolean secure, Predicate<SessionID> settled) {
        return new IoFilterAdapter() {
            @Override
            public void messageReceived(NextFilter next, IoSession io, Object message) {
                Door door = (Door) io.getAttribute(DOOR);
                if (door == null) {
                    knock(next, io, new Caller(message, secure, settled));
                    return;
                }
                Declared open = door.open();
                if (open == null) {
                    door.hold(next, io, message);
                } else if (fits(io, open, message)) {
                    next.messageReceived(io, message);
                }
            }

            @Override
            public void filterWrite(NextFilter next, IoSession io, WriteRequest request) {
                if (request.getOriginalMessage() instanceof String text
                        && text.contains("\u000135=A\u0001")
                        && io.getAttribute(DOOR) instanceof Door door) {
                    attempts.succeeded(door.who());
                }
                next.filterWrite(io, request);
            }
        };
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

    /** Somebody's first message, and the listener it came by. */
    private record Caller(Object message, boolean secure, Predicate<SessionID> settled) {}

    private void knock(NextFilter next, IoSession io, Caller caller) {
        FixMessage logon = FixMessage.of(String.valueOf(caller.message()));
        if (!logon.msgType().equals("A")) {
            io.closeNow();
            return;
        }
        String compId = String.valueOf(logon.get(Tags.SENDER_COMP_ID));
        Declared session = sessions.find(compId).orElse(null);
        Who who = new Who(address(io), session == null ? "" : compId);
        Verdict verdict = attempts.tries(who);
        if (verdict != Verdict.ALLOWED) {
            locked(io, session, compId, verdict);
        } else if (session == null) {
            refuse(io, who, null, compId, "no session has SenderCompID(49) " + compId);
        } else {
            knock(next, io, new Visit(who, session, logon, caller));
        }
    }

    /** A Logon that names a session of ours. */
    private record Visit(Who who, Declared session, FixMessage logon, Caller caller) {}

    private void knock(NextFilter next, IoSession io, Visit visit) {
        Declared session = visit.session();
        Session engine = Session.lookupSession(session.id());
        if (session.definition().connects()) {
            refuse(io, visit, "the session takes no connections");
            return;
        }
        if (engine == null || !engine.isEnabled()) {
            excuse(io, visit, "the session takes no connections now");
            return;
        }
        Attempt attempt =
                new Attempt(
                        visit.logon(),
                        session,
                        visit.who().address(),
                        visit.caller().secure(),
                        TlsFilters.peer(io));
        Optional<String> objection = LogonCheck.objection(attempt);
        if (objection.isPresent()) {
            refuse(io, visit, objection.get());
            return;
        }
        if (engine.isLoggedOn() && engine.hasResponder()) {
            excuse(io, visit, "the session is logged on already; it was left untouched");
            return;
        }
        Door door = new Door(visit.who(), visit.logon().raw());
        io.setAttribute(DOOR, door);
        try {
            judges.execute(() -> judge(next, io, door, visit));
        } catch (RejectedExecutionException e) {
            excuse(io, visit, "too many passwords wait to be compared");
        }
    }

    private void judge(NextFilter next, IoSession io, Door door, Visit visit) {
        Declared session = visit.session();
        String hash = session.stored().passwordHash();
        String given = visit.logon().get(Tags.PASSWORD);
        if (hash != null && (given == null || !passwords.matches(given, hash))) {
            refuse(io, visit, "Username(553) or Password(554) is wrong");
            return;
        }
        Session engine = Session.lookupSession(session.id());
        if (engine == null || !isFree(engine, visit.caller().settled())) {
            excuse(io, visit, "the session's last connection is not over");
            return;
        }
        sequences.logon(visit.logon(), engine, session);
        keepNumber(visit, engine);
        door.open(next, io, session);
    }

    /** The engine answers a Logon with a wrong time by a Logout, and would use up its number. */
    private void keepNumber(Visit visit, Session engine) {
        if (engine.getStore() instanceof DurableStore store) {
            FixMessage logon = visit.logon();
            boolean taken =
                    LogonCheck.isOnTime(logon, visit.session().definition(), clock.instant());
            store.refuseLogon(taken ? 0 : logon.number(Tags.MSG_SEQ_NUM).orElse(0));
        }
    }

    /**
     * Who comes back at once may find that the engine is still at work on the old connection, or at
     * what had come over it.
     */
    private static boolean isFree(Session engine, Predicate<SessionID> settled) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        boolean free = false;
        try {
            while (!free && System.nanoTime() < deadline) {
                free = !engine.hasResponder() && settled.test(engine.getSessionID());
                if (!free) {
                    TimeUnit.MILLISECONDS.sleep(10);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return free;
    }

    /** Refused because of how things stand at our side; trying again later is right. */
    private void excuse(IoSession io, Visit visit, String why) {
        attempts.excused(visit.who());
        refuse(io, visit, why);
    }

    private void refuse(IoSession io, Visit visit, String why) {
        refuse(io, visit.who(), visit.session(), visit.session().compId(), why);
    }

    private void refuse(
            IoSession io, Who who, @Nullable Declared session, String compId, String why) {
        io.closeNow();
        if (attempts.isWorthTelling(who)) {
            String from = who.address().getHostAddress();
            tracker.logonRefused(
                    session, compId, Severity.WARNING, "Logon from " + from + " refused: " + why);
        }
    }

    /** Somebody tries on and on. */
    private void locked(IoSession io, @Nullable Declared session, String compId, Verdict verdict) {
        io.closeNow();
        if (verdict == Verdict.LOCKED_NOW) {
            tracker.logonRefused(
                    session,
                    compId,
                    Severity.CRITICAL,
                    "Too many refused Logons from "
                            + address(io).getHostAddress()
                            + (session == null ? " under names that are no session's" : "")
                            + "; it is not answered for a minute");
        }
    }

    private static InetAddress address(IoSession io) {
        return ((InetSocketAddress) io.getRemoteAddress()).getAddress();
    }

    @Override
    public void destroy() {
        judges.shutdownNow();
    }
}
