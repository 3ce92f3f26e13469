package io.interlock.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A client session that logs on and beats. It may log on again; its outgoing numbers go on. Reads
 * on a virtual thread; {@code lock} guards what is written.
 */
final class IdleSession {
    private static final int SMALL = 1_024;

    private final LoadClient.Account account;
    private final LongAdder heartbeatsIn;
    private final FixBuffer buffer;
    private final ReentrantLock lock = new ReentrantLock();
    private long nextOut = 1;
    private volatile @Nullable Connection connection;

    /** One Logon's socket, and what has been heard on it. */
    private static final class Connection {
        final Socket socket = new Socket();
        final CountDownLatch loggedOn = new CountDownLatch(1);
        final CountDownLatch ended = new CountDownLatch(1);
        volatile String failure = "";
    }

    IdleSession(LoadClient.Account account, LongAdder heartbeatsIn) {
        this.account = account;
        this.heartbeatsIn = heartbeatsIn;
        this.buffer = new FixBuffer(account.senderCompId(), account.targetCompId(), SMALL);
    }

    /** Connects, logs on, waits for the answer; {@link IOException} when it does not come. */
    void logon(int port, int heartBtInt) throws IOException, InterruptedException {
        Connection opened = new Connection();
        opened.socket.setTcpNoDelay(true);
        opened.socket.connect(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 60_000);
        connection = opened;
        Thread.ofVirtual().start(() -> read(opened));
        send(
                "A",
                "98=0\u0001108=%d\u0001553=%s\u0001554=%s\u0001"
                        .formatted(heartBtInt, account.senderCompId(), account.password()));
        if (!opened.loggedOn.await(120, TimeUnit.SECONDS) || opened.ended.getCount() == 0) {
            opened.socket.close();
            throw new IOException(account.senderCompId() + " is not logged on: " + opened.failure);
        }
    }

    /** False where the session is not logged on any more. */
    boolean beat() {
        if (!isUp()) {
            return false;
        }
        try {
            send("0", "");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    boolean isUp() {
        Connection open = connection;
        return open != null && open.loggedOn.getCount() == 0 && open.ended.getCount() > 0;
    }

    /** Why it ended; empty while it has not. */
    String failure() {
        Connection open = connection;
        return open == null ? "" : open.failure;
    }

    /** Logs out and waits until the peer has hung up, five seconds at most. */
    void logout() throws IOException, InterruptedException {
        Connection open = connection;
        if (open == null) {
            return;
        }
        if (isUp()) {
            send("5", "");
            open.ended.await(5, TimeUnit.SECONDS);
        }
        open.socket.close();
        connection = null;
    }

    private void send(String msgType, String body) throws IOException {
        Connection open = connection;
        if (open == null) {
            throw new IOException("not connected");
        }
        lock.lock();
        try {
            buffer.append(msgType, nextOut++, body);
            open.socket.getOutputStream().write(buffer.bytes(), 0, buffer.length());
        } finally {
            buffer.clear();
            lock.unlock();
        }
    }

    private void read(Connection on) {
        try {
            FixReader in = new FixReader(on.socket.getInputStream(), SMALL);
            boolean goingOn = true;
            while (goingOn) {
                in.next();
                goingOn = heard(in, on);
            }
        } catch (IOException e) {
            on.failure = String.valueOf(e.getMessage());
        }
        on.ended.countDown();
        on.loggedOn.countDown();
    }

    private boolean heard(FixReader message, Connection on) throws IOException {
        switch (message.first(35)) {
            case 'A' -> on.loggedOn.countDown();
            case '0' -> heartbeatsIn.increment();
            case '1' -> send("0", "112=" + message.field(112) + "\u0001");
            default -> {
                on.failure = message.toString();
                return false;
            }
        }
        return true;
    }
}
