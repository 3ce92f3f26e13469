package io.interlock.benchmarks.load;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The far end of an order session: logs on whoever connects, answers TestRequests, and notes when
 * each order arrives. Orders themselves it never answers, so that only the way out is measured.
 */
public final class OrderSink implements AutoCloseable {
    private final String compId;
    private final ServerSocket server;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long[] arrivals = new long[1 << 16];
    private int orders;
    private boolean loggedOn;
    private @Nullable String failure;
    private volatile @Nullable Socket open;

    /** Listens on a port of loopback as {@code compId}; 0 for any. */
    public OrderSink(String compId, int port) throws IOException {
        this.compId = compId;
        this.server = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().name("order-sink").daemon().start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Waits for a Logon; {@link IOException} when none comes. */
    public void awaitLogon(long timeoutNanos) throws IOException, InterruptedException {
        lock.lock();
        try {
            long left = timeoutNanos;
            while (!loggedOn && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (!loggedOn) {
                throw new IOException("nobody logged on as the counterparty of " + compId);
            }
        } finally {
            lock.unlock();
        }
    }

    /** How many orders have arrived so far. */
    public int orders() {
        lock.lock();
        try {
            return orders;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until {@code count} orders have arrived in sum; {@link IOException} when they do not.
     */
    public void await(int count, long timeoutNanos) throws IOException, InterruptedException {
        lock.lock();
        try {
            long left = timeoutNanos;
            while (orders < count && failure == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (orders < count) {
                throw new IOException(
                        "%d of %d orders arrived%s"
                                .formatted(orders, count, failure == null ? "" : ": " + failure));
            }
        } finally {
            lock.unlock();
        }
    }

    /** When the orders from number {@code from} on arrived, by the monotonic clock. */
    public long[] arrivals(int from) {
        lock.lock();
        try {
            return Arrays.copyOfRange(arrivals, from, orders);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Socket connected = open;
        if (connected != null) {
            connected.close();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                open = socket;
                socket.setTcpNoDelay(true);
                talk(socket);
            } catch (IOException e) {
                note(String.valueOf(e.getMessage()));
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        FixReader in = new FixReader(socket.getInputStream());
        Answers answers = null;
        for (long next = 0; ; next++) {
            in.next();
            if (answers == null) {
                answers = new Answers(compId, in.field(49), socket.getOutputStream());
                next = in.number(34);
            }
            if (in.number(34) != next) {
                throw new IOException("MsgSeqNum(34) is not " + next + ": " + in);
            }
            switch (in.first(35)) {
                case 'D' -> arrived(System.nanoTime());
                case 'A' -> {
                    answers.send("A", "98=0\u0001108=" + in.field(108) + '\u0001');
                    loggedOn();
                }
                case '1' -> answers.send("0", "112=" + in.field(112) + '\u0001');
                case '0' -> {}
                case '5' -> answers.send("5", "");
                default -> throw new IOException("unexpected " + in);
            }
        }
    }

    private static final class Answers {
        private final FixBuffer buffer;
        private final OutputStream out;
        private long nextOut = 1;

        Answers(String sender, String target, OutputStream out) {
            this.buffer = new FixBuffer(sender, target);
            this.out = out;
        }

        void send(String msgType, String body) throws IOException {
            buffer.append(msgType, nextOut++, body);
            out.write(buffer.bytes(), 0, buffer.length());
            buffer.clear();
        }
    }

    private void arrived(long now) {
        lock.lock();
        try {
            if (orders == arrivals.length) {
                arrivals = Arrays.copyOf(arrivals, 2 * orders);
            }
            arrivals[orders++] = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void loggedOn() {
        lock.lock();
        try {
            loggedOn = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void note(String why) {
        lock.lock();
        try {
            failure = why;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
