package io.interlock.gateway.engine;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.filterchain.IoFilterAdapter;
import org.apache.mina.core.session.AttributeKey;
import org.apache.mina.core.session.IdleStatus;
import org.apache.mina.core.session.IoSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import quickfix.mina.SessionConnector;

/**
 * Protects the acceptor from connections that are no FIX peers: too many from one address, no Logon
 * in time however slowly its bytes come, more bytes than a message may have that make no message.
 * Only that connection is closed, without a word: an answer would use up a number. A message that
 * FIX calls garbled is dropped here, so that the engine can reject what is merely malformed.
 */
final class EntryGuard {
    private static final Logger log = LoggerFactory.getLogger(EntryGuard.class);
    private static final AttributeKey STATE = new AttributeKey(EntryGuard.class, "state");
    private static final int MAX_READ = 16 * 1024;

    private final Limits limits;
    private final Map<InetAddress, Integer> connections = new ConcurrentHashMap<>();

    /**
     * What a connection may do.
     *
     * @param logonTimeout from the connection to its Logon
     * @param messageBytes of one message
     * @param logonBytes of what comes before a Logon is complete
     * @param connectionsPerAddress open at the same time
     */
    record Limits(
            Duration logonTimeout, long messageBytes, long logonBytes, int connectionsPerAddress) {}

    /** One connection; used by its I/O thread alone. */
    private static final class Connection {
        final @Nullable InetAddress address;
        final long openedAt = System.nanoTime();
        long undecoded;
        long decoded;
        int garbled;

        Connection(IoSession io) {
            address =
                    io.getRemoteAddress() instanceof InetSocketAddress remote
                            ? remote.getAddress()
                            : null;
        }
    }

    EntryGuard(Limits limits) {
        this.limits = limits;
    }

    /** In front of the codec: connections, time to Logon, bytes that have not become a message. */
    IoFilterAdapter bytes() {
        return new IoFilterAdapter() {
            @Override
            public void sessionOpened(NextFilter next, IoSession io) {
                Connection connection = new Connection(io);
                io.setAttribute(STATE, connection);
                io.getConfig().setMaxReadBufferSize(MAX_READ);
                io.getConfig().setReaderIdleTime(seconds(limits.logonTimeout().toNanos()));
                if (connection.address != null
                        && connections.merge(connection.address, 1, Integer::sum)
                                > limits.connectionsPerAddress()) {
                    close(io, "more than " + limits.connectionsPerAddress() + " connections");
                }
                next.sessionOpened(io);
            }

            @Override
            public void sessionClosed(NextFilter next, IoSession io) {
                InetAddress address = address(io);
                if (address != null) {
                    connections.computeIfPresent(address, (a, open) -> open > 1 ? open - 1 : null);
                }
                next.sessionClosed(io);
            }

            @Override
            public void messageReceived(NextFilter next, IoSession io, Object message) {
                if (!io.isClosing() && io.getAttribute(STATE) instanceof Connection connection) {
                    received(next, io, (IoBuffer) message, connection);
                }
            }

            @Override
            public void sessionIdle(NextFilter next, IoSession io, IdleStatus status) {
                if (isUnknown(io)) {
                    close(io, "no Logon within " + limits.logonTimeout().toSeconds() + " s");
                    return;
                }
                next.sessionIdle(io, status);
            }
        };
    }

    private void received(
            IoFilterAdapter.NextFilter next, IoSession io, IoBuffer bytes, Connection connection) {
        if (isUnknown(io)) {
            long left = connection.openedAt + limits.logonTimeout().toNanos() - System.nanoTime();
            if (left <= 0) {
                close(io, "no Logon within " + limits.logonTimeout().toSeconds() + " s");
                return;
            }
            io.getConfig().setReaderIdleTime(seconds(left));
        }
        int count = bytes.remaining();
        connection.undecoded += count;
        connection.decoded = 0;
        next.messageReceived(io, bytes);
        if (connection.decoded > 0) {
            // what is left of this read, and noise in front of the messages in it
            connection.undecoded = Math.min(count, connection.undecoded - connection.decoded);
        }
        if (connection.undecoded > (isUnknown(io) ? limits.logonBytes() : limits.messageBytes())) {
            close(io, connection.undecoded + " bytes without a complete message");
        }
    }

    /** Behind the codec: a whole message came; its size and its soundness. */
    IoFilterAdapter messages() {
        return new IoFilterAdapter() {
            @Override
            public void messageReceived(NextFilter next, IoSession io, Object message) {
                if (io.isClosing() || !(message instanceof String text)) {
                    return;
                }
                if (io.getAttribute(STATE) instanceof Connection connection) {
                    connection.decoded += text.length();
                }
                if (text.length() > limits.messageBytes()) {
                    close(
                            io,
                            "a message of "
                                    + text.length()
                                    + " bytes, allowed are "
                                    + limits.messageBytes());
                    return;
                }
                String garbled = Framing.problem(text);
                if (garbled != null) {
                    garbled(io, garbled);
                } else {
                    next.messageReceived(io, message);
                }
            }

            @Override
            public void exceptionCaught(NextFilter next, IoSession io, Throwable cause) {
                if (isUnknown(io)) {
                    close(io, "a Logon that cannot be read: " + cause.getMessage());
                }
                next.exceptionCaught(io, cause);
            }
        };
    }

    /**
     * A flood of them is told in few lines: at the first, second, fourth, eighth of a connection.
     */
    private static void garbled(IoSession io, String why) {
        if (isUnknown(io)) {
            close(io, "no Logon, but a garbled message: " + why);
        } else if (io.getAttribute(STATE) instanceof Connection connection
                && Integer.bitCount(++connection.garbled) == 1) {
            log.atWarn()
                    .addKeyValue("remote", io.getRemoteAddress())
                    .log("Garbled message ignored, number {}: {}", connection.garbled, why);
        }
    }

    private static boolean isUnknown(IoSession io) {
        return io.getAttribute(SessionConnector.QF_SESSION) == null && !LogonGuard.isJudging(io);
    }

    private static int seconds(long nanos) {
        return (int) Math.max(1, (nanos + 999_999_999L) / 1_000_000_000L);
    }

    private static @Nullable InetAddress address(IoSession io) {
        return io.getAttribute(STATE) instanceof Connection connection ? connection.address : null;
    }

    private static void close(IoSession io, String why) {
        log.atWarn().addKeyValue("remote", io.getRemoteAddress()).log("Connection closed: {}", why);
        io.closeNow();
    }
}
