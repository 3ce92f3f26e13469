package io.interlock.gateway.engine;

import io.interlock.events.FixIncident.Kind;
import io.interlock.events.FixIncident.Severity;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.session.SessionControl;
import io.interlock.gateway.session.SessionTracker;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;
import org.springframework.stereotype.Component;
import quickfix.Session;
import quickfix.mina.SessionConnector;

/**
 * Looks at each Logon for a number that is too low: what one side has lost, no resend brings back.
 * The session stops and a human decides; nothing resets by itself.
 */
@Component
class SequenceWatch extends IoFilterAdapter {
    private static final Pattern TOO_LOW =
            Pattern.compile("(?i).*too (?:low|small).*?(\\d+).*?(\\d+).*");

    private final FixSessions sessions;
    private final SessionControl control;
    private final SessionTracker tracker;

    SequenceWatch(FixSessions sessions, SessionControl control, SessionTracker tracker) {
        this.sessions = sessions;
        this.control = control;
        this.tracker = tracker;
    }

    @Override
    public void messageReceived(NextFilter next, IoSession io, Object message) {
        if (message instanceof String text
                && io.getAttribute(SessionConnector.QF_SESSION) instanceof Session session
                && !session.isLoggedOn()) {
            FixMessage fix = FixMessage.of(text);
            Declared declared = sessions.declared(session.getSessionID());
            if (fix.msgType().equals("A") && isTooLow(fix, session)) {
                tooLow(fix, session, declared);
            } else if (fix.msgType().equals("5")) {
                logoutBeforeLogon(fix, declared);
            }
        }
        next.messageReceived(io, message);
    }

    /** A Logon of a session that connected to us, before the engine sees it. */
    void logon(FixMessage fix, Session session, Declared declared) {
        if (isTooLow(fix, session)) {
            tooLow(fix, session, declared);
        }
    }

    private static boolean isTooLow(FixMessage logon, Session session) {
        return logon.number(Tags.MSG_SEQ_NUM).orElse(Integer.MAX_VALUE)
                        < session.getExpectedTargetNum()
                && !logon.flag(Tags.POSS_DUP_FLAG)
                && !logon.flag(Tags.RESET_SEQ_NUM_FLAG);
    }

    private void tooLow(FixMessage logon, Session session, Declared declared) {
        fault(
                declared,
                """
                %s logged on with MsgSeqNum(34) %s, but %d was expected: it has forgotten messages that we have had. \
                Nothing was reset. If its numbers can be restored, restore them and start the session. \
                If they are lost, agree on new ones with its operations and set ours to match; orders in flight must be checked by hand then.\
                """
                        .formatted(
                                declared.compId(),
                                logon.get(Tags.MSG_SEQ_NUM),
                                session.getExpectedTargetNum()));
    }

    /** Some say why they refuse us: here that our own number is too low. */
    private void logoutBeforeLogon(FixMessage logout, Declared declared) {
        String text = logout.get(Tags.TEXT);
        if (text == null) {
            return;
        }
        tracker.lastError(declared, "refused our Logon: " + text);
        Matcher numbers = TOO_LOW.matcher(text);
        if (numbers.matches()) {
            fault(
                    declared,
                    """
                    %s refuses our Logon: "%s". Its next expected number is above ours: our numbers are older than what it has had \
                    (a restored database, or another gateway on this session). Nothing was reset. \
                    Find out which side is right; if it is the counterparty, set our next outgoing number to the one it expects and start the session.\
                    """
                            .formatted(declared.compId(), text));
        }
    }

    private void fault(Declared declared, String words) {
        control.fault(declared.compId(), words);
        tracker.incident(declared, Kind.SEQUENCE_GAP, Severity.CRITICAL, words);
    }
}
