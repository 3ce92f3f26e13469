package io.interlock.gateway.engine;

import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Log;
import quickfix.LogFactory;
import quickfix.SessionID;

/** QuickFIX/J's events in our log; messages only at debug, without passwords. */
final class SessionLog implements Log {
    private static final Logger events = LoggerFactory.getLogger("interlock.fix.events");
    private static final Logger messages = LoggerFactory.getLogger("interlock.fix.messages");
    private static final Pattern SECRETS = Pattern.compile("\u0001(554|925|96)=[^\u0001]*");

    private final String session;

    private SessionLog(String session) {
        this.session = session;
    }

    /** One log a session. */
    static final class Factory implements LogFactory {
        @Override
        public Log create(SessionID id) {
            return new SessionLog(id.getTargetCompID());
        }
    }

    @Override
    public void clear() {}

    @Override
    public void onIncoming(String message) {
        message("in", message);
    }

    @Override
    public void onOutgoing(String message) {
        message("out", message);
    }

    @Override
    public void onEvent(String text) {
        events.atDebug().addKeyValue("fixSession", session).log("{}", masked(text));
    }

    @Override
    public void onWarnEvent(String text) {
        events.atInfo().addKeyValue("fixSession", session).log("{}", masked(text));
    }

    @Override
    public void onErrorEvent(String text) {
        events.atWarn().addKeyValue("fixSession", session).log("{}", masked(text));
    }

    private void message(String direction, String message) {
        if (messages.isDebugEnabled()) {
            messages.atDebug()
                    .addKeyValue("fixSession", session)
                    .addKeyValue("direction", direction)
                    .log("{}", masked(message).replace('\u0001', '|'));
        }
    }

    private static String masked(String text) {
        return SECRETS.matcher(text).replaceAll("\u0001$1=***");
    }
}
