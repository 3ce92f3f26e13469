package io.interlock.systemtests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP line between two parties on loopback that can be cut, half cut, reset, slowed and made to
 * trickle, for connections that stand and for those to come.
 */
final class TcpProxy implements AutoCloseable {
    /** Which way bytes go: from the one who connects, or back to it. */
    enum Way {
        THERE,
        BACK
    }

    private static final int TRICKLE_BYTES = 7;

    private final ServerSocketChannel server;
    private final InetSocketAddress usual;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final Set<Way> swallowed = ConcurrentHashMap.newKeySet();
    private volatile InetSocketAddress target;
    private volatile boolean down;
    private volatile boolean trickling;
    private volatile Duration delay = Duration.ZERO;

    private TcpProxy(ServerSocketChannel server, InetSocketAddress target) {
        this.server = server;
        this.usual = target;
        this.target = target;
        Thread.ofVirtual().name("proxy-" + target).start(this::accept);
    }

    /** Listens on {@code port} and carries every connection on to {@code target}, on loopback. */
    static TcpProxy between(int port, int target) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        return between(
                new InetSocketAddress(loopback, port), new InetSocketAddress(loopback, target));
    }

    static TcpProxy between(InetSocketAddress here, InetSocketAddress target) {
        try {
            ServerSocketChannel server = ServerSocketChannel.open();
            server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            server.bind(here);
            return new TcpProxy(server, target);
        } catch (IOException e) {
            throw new UncheckedIOException(here.toString(), e);
        }
    }

    /** Where it listens. */
    InetSocketAddress here() {
        try {
            return (InetSocketAddress) server.getLocalAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connections go another way from now on; those that stand are reset. */
    void detour(InetSocketAddress other) {
        target = other;
        reset();
    }

    /** Where connections go when nothing is wrong. */
    InetSocketAddress usual() {
        return usual;
    }

    /** Both ways: what stands is closed in order (FIN), and nobody gets through. */
    void cut() {
        down = true;
        open.forEach(Connection::close);
    }

    /** What stands is reset (RST); a new connection is welcome. */
    void reset() {
        open.forEach(Connection::reset);
    }

    /** Bytes of one way vanish; the sender sees them taken. What has vanished never comes back. */
    void swallow(Way way) {
        swallowed.add(way);
    }

    /** Each piece waits this long. */
    void delay(Duration each) {
        delay = each;
    }

    /** A few bytes at a time. */
    void trickle(boolean on) {
        trickling = on;
    }

    /** Everything passes again. Connections that lost bytes are reset: their stream has a hole. */
    void heal() {
        boolean holes = !swallowed.isEmpty() || !target.equals(usual);
        target = usual;
        swallowed.clear();
        delay = Duration.ZERO;
        trickling = false;
        down = false;
        if (holes) {
            reset();
        }
    }

    int connections() {
        return open.size();
    }

    @Override
    public void close() {
        cut();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (server.isOpen()) {
            try {
                SocketChannel near = server.accept();
                if (down) {
                    near.close();
                } else {
                    connect(near);
                }
            } catch (IOException closed) {
                // the loop ends when the server is closed
            }
        }
    }

    private void connect(SocketChannel near) throws IOException {
        SocketChannel far;
        try {
            far = SocketChannel.open(target);
        } catch (IOException refused) {
            near.setOption(StandardSocketOptions.SO_LINGER, 0);
            near.close();
            return;
        }
        near.setOption(StandardSocketOptions.TCP_NODELAY, true);
        far.setOption(StandardSocketOptions.TCP_NODELAY, true);
        Connection connection = new Connection(near, far);
        open.add(connection);
        if (down) {
            connection.close();
        }
        Thread.ofVirtual().start(() -> carry(near, far, Way.THERE, connection));
        Thread.ofVirtual().start(() -> carry(far, near, Way.BACK, connection));
    }

    private void carry(SocketChannel from, SocketChannel to, Way way, Connection connection) {
        ByteBuffer buffer = ByteBuffer.allocate(16 * 1024);
        try {
            while (from.read(buffer) >= 0) {
                buffer.flip();
                if (!swallowed.contains(way)) {
                    pass(buffer, to);
                }
                buffer.clear();
            }
        } catch (IOException gone) {
            // one end is gone: so is the other
        }
        connection.close();
        open.remove(connection);
    }

    private void pass(ByteBuffer buffer, SocketChannel to) throws IOException {
        LockSupport.parkNanos(delay.toNanos());
        while (buffer.hasRemaining()) {
            if (trickling) {
                ByteBuffer few =
                        buffer.slice(
                                buffer.position(), Math.min(TRICKLE_BYTES, buffer.remaining()));
                buffer.position(buffer.position() + few.remaining());
                while (few.hasRemaining()) {
                    to.write(few);
                }
                LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
            } else {
                to.write(buffer);
            }
        }
    }

    private record Connection(SocketChannel near, SocketChannel far) {
        void close() {
            close(near);
            close(far);
        }

        void reset() {
            try {
                near.setOption(StandardSocketOptions.SO_LINGER, 0);
                far.setOption(StandardSocketOptions.SO_LINGER, 0);
            } catch (IOException closed) {
                // nothing is left to reset
            }
            close();
        }

        private static void close(SocketChannel channel) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
