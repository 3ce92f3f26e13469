package io.interlock.gateway.engine;

import io.interlock.gateway.messagelog.MessageLog;
import io.interlock.gateway.wire.DurableStores;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.Log;
import quickfix.LogFactory;
import quickfix.SessionID;

/**
 * QuickFIX/J's messages into the message log, its events into our own; there messages stand only at
 * debug, without passwords.
 */
final class SessionLog implements Log {
    private static final Logger events = LoggerFactory.getLogger("interlock.fix.events");
    private static final Logger messages = LoggerFactory.getLogger("interlock.fix.messages");
    private static final Pattern SECRETS = Pattern.compile("\u0001(554|925|96)=[^\u0001]*");

    private final String session;
    private final MessageLog kept;
    private final IntSupplier epoch;

    private SessionLog(String session, MessageLog kept, IntSupplier epoch) {
        this.session = session;
        this.kept = kept;
        this.epoch = epoch;
    }

    /** One log a session. */
    record Factory(MessageLog kept, DurableStores stores) implements LogFactory {
        @Override
        public Log create(SessionID id) {
            String session = id.getTargetCompID();
            return new SessionLog(session, kept, () -> stores.epoch(session));
        }
    }

    @Override
    public void clear() {}

    @Override
    public void onIncoming(String message) {
        kept.received(session, message);
        message("in", message);
    }

    @Override
    public void onOutgoing(String message) {
        kept.sent(session, epoch.getAsInt(), message);
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
