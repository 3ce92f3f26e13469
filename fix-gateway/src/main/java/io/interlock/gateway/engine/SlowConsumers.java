package io.interlock.gateway.engine;

import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixIncident.Severity;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionDefinition.Limits;
import io.interlock.gateway.session.SessionTracker;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import quickfix.Session;
import quickfix.mina.SessionConnector;

/**
 * Cuts counterparties that do not read: at a limit of bytes that wait for them, or when what waits
 * has not moved for too long. What they did not get waits for their next Logon.
 */
@Component
class SlowConsumers extends IoFilterAdapter {
    private final FixSessions sessions;
    private final SessionTracker tracker;
    private final Map<IoSession, Progress> connections = new ConcurrentHashMap<>();

    SlowConsumers(FixSessions sessions, SessionTracker tracker) {
        this.sessions = sessions;
        this.tracker = tracker;
    }

    /** How much had been written when it last moved. */
    private record Progress(long written, long atNanos) {}

    @Override
    public void sessionOpened(NextFilter next, IoSession io) {
        connections.put(io, new Progress(0, System.nanoTime()));
        next.sessionOpened(io);
    }

    @Override
    public void sessionClosed(NextFilter next, IoSession io) {
        connections.remove(io);
        next.sessionClosed(io);
    }

    @Scheduled(fixedDelay = 1_000)
    void look() {
        connections.keySet().forEach(this::look);
    }

    private void look(IoSession io) {
        if (!(io.getAttribute(SessionConnector.QF_SESSION) instanceof Session session)) {
            return;
        }
        sessions.find(session.getSessionID().getTargetCompID())
                .ifPresent(declared -> look(io, declared));
    }

    private void look(IoSession io, Declared declared) {
        long waiting = io.getScheduledWriteBytes();
        long now = System.nanoTime();
        Progress progress =
                connections.computeIfPresent(
                        io,
                        (connection, before) ->
                                waiting == 0 || io.getWrittenBytes() != before.written()
                                        ? new Progress(io.getWrittenBytes(), now)
                                        : before);
        if (progress == null) {
            return;
        }
        Limits limits = declared.definition().limits();
        if (waiting > limits.slowConsumerBytes()) {
            cut(
                    io,
                    declared,
                    waiting + " bytes wait for it, allowed are " + limits.slowConsumerBytes());
        } else if (now - progress.atNanos() > limits.slowConsumerAge().toNanos()) {
            cut(
                    io,
                    declared,
                    "it has read nothing for " + limits.slowConsumerAge().toSeconds() + " s");
        }
    }

    private void cut(IoSession io, Declared declared, String why) {
        tracker.incident(
                declared, Kind.DISCONNECT, Severity.CRITICAL, "cut as a slow consumer: " + why);
        io.closeNow();
    }
}
