package io.interlock.gateway.engine;

import java.time.Duration;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IdleStatus;
import org.apache.mina.core.session.IoSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.mina.SessionConnector;

/**
 * Protects the acceptor from connections that are no FIX peers: silent before Logon, or sending
 * more than one message's worth of bytes that make no message. Only that connection is closed.
 */
final class EntryGuard {
    private static final Logger log = LoggerFactory.getLogger(EntryGuard.class);
    private static final AttributeKey UNDECODED = new AttributeKey(EntryGuard.class, "undecoded");

    private final Duration logonTimeout;
    private final long maxBytes;

    EntryGuard(Duration logonTimeout, long maxBytes) {
        this.logonTimeout = logonTimeout;
        this.maxBytes = maxBytes;
    }

    /** In front of the codec: counts bytes that have not become a message. */
    IoFilterAdapter bytes() {
        return new IoFilterAdapter() {
            @Override
            public void sessionOpened(NextFilter next, IoSession io) {
                io.getConfig().setReaderIdleTime((int) logonTimeout.toSeconds());
                next.sessionOpened(io);
            }

            @Override
            public void messageReceived(NextFilter next, IoSession io, Object message) {
                if (io.isClosing()) {
                    return;
                }
                if (message instanceof IoBuffer buffer) {
                    long undecoded = (Long) io.getAttribute(UNDECODED, 0L) + buffer.remaining();
                    io.setAttribute(UNDECODED, undecoded);
                    if (undecoded > maxBytes + buffer.remaining()) {
                        close(io, undecoded + " bytes without a complete message");
                        return;
                    }
                }
                next.messageReceived(io, message);
            }

            @Override
            public void sessionIdle(NextFilter next, IoSession io, IdleStatus status) {
                if (io.getAttribute(SessionConnector.QF_SESSION) == null) {
                    close(io, "silent for " + logonTimeout.toSeconds() + " s before Logon");
                    return;
                }
                next.sessionIdle(io, status);
            }
        };
    }

    /** Behind the codec: a whole message came, and it must not be larger than allowed. */
    IoFilterAdapter messages() {
        return new IoFilterAdapter() {
            @Override
            public void messageReceived(NextFilter next, IoSession io, Object message) {
                io.setAttribute(UNDECODED, 0L);
                if (message instanceof String text && text.length() > maxBytes) {
                    close(io, "a message of " + text.length() + " bytes, allowed are " + maxBytes);
                    return;
                }
                next.messageReceived(io, message);
            }
        };
    }

    private static void close(IoSession io, String why) {
        log.atWarn().addKeyValue("remote", io.getRemoteAddress()).log("Connection closed: {}", why);
        io.closeNow();
    }
}
