package io.interlock.benchmarks.load;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A FIX 4.4 client session on a plain socket. The caller's thread sends, one thread of its own
 * reads; {@code lock} guards what is written. Sequence numbers start at 1 and are never reset: one
 * client lives as long as the pipeline it loads. ClOrdIDs begin with its CompID, so that several
 * clients may load one OMS.
 */
public final class LoadClient implements AutoCloseable {
    private static final int BATCH = 128;
    private static final String SOH = "\u0001";

    /** Who logs on, and what the order number {@code i} says behind its ClOrdID(11). */
    public record Account(
            String senderCompId, String targetCompId, String password, IntFunction<String> order) {}

    private final Account account;
    private final Socket socket;
    private final OutputStream out;
    private final FixBuffer buffer;
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch loggedOn = new CountDownLatch(1);
    private final Thread reader;
    private long nextOut = 1;
    private int phases;
    private volatile @Nullable Phase phase;
    private volatile @Nullable Resend resend;
    private volatile long lastIn;
    private volatile @Nullable String failure;

    private LoadClient(Account account, Socket socket) throws IOException {
        this.account = account;
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.buffer = new FixBuffer(account.senderCompId(), account.targetCompId());
        this.reader = Thread.ofPlatform().name("load-reader").daemon().unstarted(this::read);
    }

    /** Connects and logs on; {@link IOException} when the peer refuses or says nothing for 60 s. */
    public static LoadClient logon(Account account, int port)
            throws IOException, InterruptedException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        LoadClient client = new LoadClient(account, socket);
        client.reader.start();
        client.send(
                "A",
                "98=0\u0001108=30\u0001553=%s\u0001554=%s\u0001"
                        .formatted(account.senderCompId(), account.password()));
        if (!client.loggedOn.await(60, TimeUnit.SECONDS)) {
            client.close();
            throw new IOException("no Logon within 60 s: " + client.failure);
        }
        return client;
    }

    /** Sends a whole schedule and returns; answers may still be under way. */
    public Phase run(Schedule schedule) throws IOException {
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
        Phase current = new Phase(schedule, account.senderCompId() + "-" + ++phases + "-", start);
        phase = current;
        int sent = 0;
        while (sent < schedule.orders()) {
            int due = Math.min(schedule.dueBy(System.nanoTime() - start), sent + BATCH);
            if (due > sent) {
                sendOrders(current, sent, due);
                sent = due;
            } else {
                LockSupport.parkNanos(start + schedule.dueAt(sent) - System.nanoTime());
            }
        }
        return current;
    }

    /**
     * Asks for the last {@code count} messages of the peer again and returns at once. One at a
     * time.
     */
    public Resend askAgain(long count) throws IOException {
        long last = lastIn;
        long first = Math.max(1, last - count + 1);
        Resend asked = new Resend(last, System.nanoTime());
        resend = asked;
        send("2", "7=" + first + "\u000116=0" + SOH);
        return asked;
    }

    /** The number of the newest message of the peer. */
    public long lastReceived() {
        return lastIn;
    }

    /** What went wrong on the session; null while all is well. */
    public @Nullable String failure() {
        return failure;
    }

    @Override
    public void close() throws IOException {
        try {
            if (loggedOn.getCount() == 0 && !socket.isClosed()) {
                send("5", "");
            }
        } finally {
            socket.close();
        }
    }

    private void sendOrders(Phase current, int from, int to) throws IOException {
        lock.lock();
        try {
            String time = "\u000160=" + buffer.now() + SOH;
            for (int i = from; i < to; i++) {
                String body = "11=" + current.clOrdId(i) + account.order().apply(i) + time;
                buffer.append("D", nextOut++, body);
            }
            flush();
        } finally {
            lock.unlock();
        }
        String wrong = failure;
        if (wrong != null) {
            throw new IOException(wrong);
        }
    }

    private void send(String msgType, String body) throws IOException {
        lock.lock();
        try {
            buffer.append(msgType, nextOut++, body);
            flush();
        } finally {
            lock.unlock();
        }
    }

    private void flush() throws IOException {
        out.write(buffer.bytes(), 0, buffer.length());
        buffer.clear();
    }

    private void read() {
        try {
            FixReader in = new FixReader(socket.getInputStream());
            while (true) {
                in.next();
                on(in);
            }
        } catch (IOException e) {
            fail(socket.isClosed() ? "closed" : String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            fail("cannot read: " + e);
        }
    }

    /** The first reason is the one that tells. */
    private void fail(String why) {
        String known = failure;
        failure = known == null ? why : known;
        Resend asked = resend;
        if (asked != null) {
            asked.fail(String.valueOf(failure));
        }
    }

    private void on(FixReader message) throws IOException {
        long seq = message.number(34);
        Resend asked = resend;
        if (seq <= lastIn) {
            again(message, seq, asked);
            return;
        }
        lastIn = seq;
        switch (message.first(35)) {
            case '8' -> onReport(message, System.nanoTime());
            case 'A' -> loggedOn.countDown();
            case '1' -> send("0", "112=" + message.field(112) + SOH);
            case '0' -> {}
            case '5' -> fail("logged out by the peer: " + message.field(58));
            default -> fail("unexpected " + message);
        }
    }

    /** What we asked for: a message once more, or a gap-fill over those that are not repeated. */
    private static void again(FixReader message, long seq, @Nullable Resend asked)
            throws IOException {
        if (asked != null) {
            boolean gapFill = message.first(35) == '4';
            asked.received(gapFill ? message.number(36) - 1 : seq, gapFill);
        }
    }

    private void onReport(FixReader message, long now) {
        Phase current = phase;
        String clOrdId = message.field(11);
        if (current != null && current.owns(clOrdId)) {
            String text = message.field(58);
            boolean reject = message.first(39) == '8';
            long atOms =
                    !reject && text.startsWith("@")
                            ? Long.parseLong(text, 1, text.length(), 10)
                            : 0;
            current.report(clOrdId, now, atOms, reject, text);
        }
    }
}
