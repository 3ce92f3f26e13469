package io.interlock.gateway.engine;

import io.interlock.events.FixSessionState.Role;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Asks an OMS session that has logged on whether it answers: a TestRequest (35=1) whose Heartbeat
 * opens the session for orders. Repeated until it is answered, and soon, for peers that drop the
 * first one while they are recovering a gap: after each take-over there is one.
 */
@Component
class SyncProbe {
    private static final String PREFIX = FixSessions.PROBE;

    private final FixSessions sessions;
    private final AtomicLong probes = new AtomicLong();

    SyncProbe(FixSessions sessions) {
        this.sessions = sessions;
    }

    /** True for the sessions that carry orders only once they have answered. */
    static boolean isNeeded(Declared session) {
        return session.role() == Role.OMS_PRIMARY || session.role() == Role.OMS_SECONDARY;
    }

    static boolean isAnswer(String testReqId) {
        return testReqId.startsWith(PREFIX);
    }

    void ask(Declared session) {
        sessions.session(session.compId()).generateTestRequest(PREFIX + probes.incrementAndGet());
    }

    @Scheduled(fixedDelay = 500)
    void askAgain() {
        sessions.all().stream()
                .filter(SyncProbe::isNeeded)
                .filter(session -> sessions.loggedOn(session.compId()))
                .filter(session -> !sessions.isSynced(session.compId()))
                .forEach(this::ask);
    }
}
