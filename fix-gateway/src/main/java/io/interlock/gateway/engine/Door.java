package io.interlock.gateway.engine;

import io.interlock.gateway.engine.LogonAttempts.Who;
import io.interlock.gateway.session.FixSessions.Declared;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.mina.core.filterchain.IoFilter.NextFilter;
import org.apache.mina.core.session.IoSession;
import org.jspecify.annotations.Nullable;

/**
 * A connection on its way to being logged on: what follows the Logon waits here, a little of it,
 * and passes in order once the Logon is found good. Its monitor keeps that order.
 */
final class Door {
    private static final int MAX_WAITING = 200;
    private static final int MAX_BYTES = 256 * 1024;

    private final Who who;
    private final Deque<String> waiting = new ArrayDeque<>();
    private volatile @Nullable Declared open;
    private int bytes;

    Door(Who who, String logon) {
        this.who = who;
        waiting.add(logon);
    }

    Who who() {
        return who;
    }

    /** The session that it leads to now; null while the Logon is judged. */
    @Nullable Declared open() {
        return open;
    }

    /** A message that came while the Logon was judged; it may just have been found good. */
    synchronized void hold(NextFilter next, IoSession io, Object message) {
        if (open != null) {
            next.messageReceived(io, message);
            return;
        }
        String text = String.valueOf(message);
        bytes += text.length();
        if (waiting.size() < MAX_WAITING && bytes <= MAX_BYTES) {
            waiting.add(text);
        } else {
            io.closeNow();
        }
    }

    synchronized void open(NextFilter next, IoSession io, Declared session) {
        while (!waiting.isEmpty()) {
            next.messageReceived(io, waiting.removeFirst());
        }
        open = session;
    }
}
