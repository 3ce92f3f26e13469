package io.interlock.simulators.wire;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.IoSession;
import org.apache.mina.core.write.WriteRequest;

/**
 * Sits between engine and socket. While muted the connection stays open and nothing passes in
 * either direction, as with a process that hangs.
 */
final class ConnectionFaults extends IoFilterAdapter {
    private final Set<IoSession> open = ConcurrentHashMap.newKeySet();
    private volatile boolean muted;

    void mute(boolean on) {
        muted = on;
    }

    /** Cuts every connection at once, without Logout. */
    void cut() {
        open.forEach(IoSession::closeNow);
    }

    @Override
    public void sessionOpened(NextFilter next, IoSession session) throws Exception {
        open.add(session);
        super.sessionOpened(next, session);
    }

    @Override
    public void sessionClosed(NextFilter next, IoSession session) throws Exception {
        open.remove(session);
        super.sessionClosed(next, session);
    }

    @Override
    public void messageReceived(NextFilter next, IoSession session, Object message)
            throws Exception {
        if (!muted) {
            super.messageReceived(next, session, message);
        }
    }

    @Override
    public void filterWrite(NextFilter next, IoSession session, WriteRequest request)
            throws Exception {
        if (!muted) {
            super.filterWrite(next, session, request);
        }
    }
}
