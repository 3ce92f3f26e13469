package io.interlock.gateway.engine;

import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixIncident.Severity;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionTracker;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionStateListener;
import quickfix.field.BeginSeqNo;
import quickfix.field.EndSeqNo;
import quickfix.field.MsgType;

/**
 * Asks again for messages that a counterparty owes us and does not send. One that has a gap of its
 * own may drop our ResendRequest (35=2) as out of sequence, and the engine asks only once: both
 * sides would wait for ever. Asked with growing patience while the number that we expect stands
 * still.
 */
@Component
class GapWatch {
    private static final Duration FIRST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final FixSessions sessions;
    private final SessionTracker tracker;
    private final Map<SessionID, Gap> gaps = new ConcurrentHashMap<>();

    GapWatch(FixSessions sessions, SessionTracker tracker) {
        this.sessions = sessions;
        this.tracker = tracker;
    }

    /** Messages up to {@code end} are missing; {@code expected} was so at {@code sinceNanos}. */
    private record Gap(int expected, int end, long sinceNanos, Duration patience) {
        boolean isOver(long now) {
            return now - sinceNanos > patience.toNanos();
        }

        Gap askedAgain(long now) {
            Duration longer = patience.multipliedBy(2);
            return new Gap(expected, end, now, longer.compareTo(LONGEST) > 0 ? LONGEST : longer);
        }
    }

    SessionStateListener listener() {
        return new SessionStateListener() {
            @Override
            public void onResendRequestSent(SessionID id, int begin, int end, int chunkEnd) {
                gaps.put(id, new Gap(begin, end, System.nanoTime(), FIRST));
            }

            @Override
            public void onDisconnect(SessionID id) {
                gaps.remove(id);
            }
        };
    }

    @Scheduled(fixedDelay = 500)
    void look() {
        gaps.keySet().forEach(this::look);
    }

    private void look(SessionID id) {
        Session session = Session.lookupSession(id);
        if (session == null || !session.isLoggedOn()) {
            return;
        }
        int expected = session.getExpectedTargetNum();
        long now = System.nanoTime();
        Gap gap =
                gaps.computeIfPresent(
                        id,
                        (key, before) ->
                                expected > before.end()
                                        ? null
                                        : expected == before.expected()
                                                ? before
                                                : new Gap(expected, before.end(), now, FIRST));
        if (gap != null && gap.isOver(now) && gaps.replace(id, gap, gap.askedAgain(now))) {
            sessions.find(id.getTargetCompID())
                    .ifPresent(declared -> ask(session, declared, expected, gap.end()));
        }
    }

    private void ask(Session session, Declared declared, int begin, int end) {
        int chunkEnd = begin + FixSettings.RESEND_CHUNK - 1;
        Message request = new Message();
        request.getHeader().setString(MsgType.FIELD, MsgType.RESEND_REQUEST);
        request.setInt(BeginSeqNo.FIELD, begin);
        request.setInt(EndSeqNo.FIELD, chunkEnd < end ? chunkEnd : 0);
        session.send(request);
        tracker.incident(
                declared,
                Kind.SEQUENCE_GAP,
                Severity.WARNING,
                "messages " + begin + " to " + end + " have not come, asked for once more");
    }
}
