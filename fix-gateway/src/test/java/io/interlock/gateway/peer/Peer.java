package io.interlock.gateway.peer;

import io.interlock.gateway.peer.Draft.Head;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A FIX peer of any version made of a socket. A thread of its own reads: it answers Logons where we
 * are called, TestRequests, ResendRequests and Logouts, and keeps everything else for the test.
 */
public final class Peer implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Head head;
    private final String logon;
    private final @Nullable ServerSocket listening;
    private final List<String> received = new ArrayList<>();
    private @Nullable Wire wire;
    private int nextOut;
    private boolean stopped;
    private boolean reading = true;

    private Peer(Head head, String logon, @Nullable ServerSocket listening, int nextOut) {
        this.head = head;
        this.logon = logon;
        this.listening = listening;
        this.nextOut = nextOut;
    }

    /**
     * Connects and logs on, with {@code more} in its Logon; whether it is let in, the test sees.
     */
    public static Peer calling(Head head, int port, int nextOut, String more) throws IOException {
        return over(Wire.toLoopback(port), head, nextOut, more);
    }

    /** Logs on over a connection that stands. */
    public static Peer over(Wire wire, Head head, int nextOut, String more) throws IOException {
        Peer peer = new Peer(head, "98=0|108=30|" + more, null, nextOut);
        peer.wire = wire;
        peer.send("A", peer.logon);
        Thread.ofPlatform().daemon().name(head.sender()).start(() -> peer.read(wire));
        return peer;
    }

    /** Takes connections on a free port, one after the other, and accepts every Logon. */
    public static Peer listening(Head head, String more) {
        try {
            ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
            Peer peer = new Peer(head, "98=0|108=30|" + more, socket, 1);
            Thread.ofPlatform().daemon().name(head.sender()).start(peer::serve);
            return peer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        if (listening == null) {
            throw new IllegalStateException(head.sender() + " does not listen");
        }
        return listening.getLocalPort();
    }

    private void serve() {
        while (listening != null && !listening.isClosed()) {
            try (Wire next = new Wire(listening.accept())) {
                synchronized (this) {
                    wire = next;
                }
                read(next);
            } catch (IOException e) {
                // closed by the test, or the gateway comes again
            }
        }
    }

    private void read(Wire from) {
        try {
            while (true) {
                if (!mayRead()) {
                    continue;
                }
                try {
                    Optional<String> message = from.next(Duration.ofMillis(200));
                    if (message.isEmpty()) {
                        break;
                    }
                    take(message.get());
                } catch (SocketTimeoutException nothing) {
                    // looks whether it may still read
                }
            }
        } catch (IOException e) {
            // it ends as a connection that was closed
        }
        synchronized (this) {
            wire = null;
            notifyAll();
        }
    }

    private synchronized boolean mayRead() {
        try {
            if (!reading) {
                wait(100);
            }
            return reading || stopped;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private synchronized void take(String message) throws IOException {
        switch (Fields.value(message, "35").orElse("")) {
            case "0" -> {}
            case "1" -> send("0", "112=" + Fields.value(message, "112").orElse(""));
            case "A" -> {
                received.add(message);
                if (listening != null) {
                    send("A", logon);
                }
            }
            case "2" -> {
                received.add(message);
                fillGap(Fields.value(message, "7").orElse("1"));
            }
            case "5" -> {
                received.add(message);
                send("5", "");
            }
            default -> received.add(message);
        }
        notifyAll();
    }

    /** Of what it sent before it keeps nothing. */
    private void fillGap(String begin) throws IOException {
        send("4", "34=" + begin + "|43=Y|122=now|123=Y|36=" + nextOut);
    }

    public synchronized void send(String msgType, String fields) throws IOException {
        Wire to = wire;
        if (to == null) {
            throw new IOException(head.sender() + " is not connected");
        }
        Draft.Ready ready = Draft.message(head, msgType, fields, nextOut, Instant.now());
        if (ready.usesNumber()) {
            nextOut++;
        }
        to.write(ready.bytes());
    }

    public synchronized int nextOut() {
        return nextOut;
    }

    /** Reads nothing more, as a peer that hangs. */
    public synchronized void stopReading() {
        reading = false;
    }

    /** Takes out the first message that has all of these, as soon as it is there. */
    public String receive(String... fields) {
        return within(SOON, fields)
                .orElseThrow(() ->
                        new AssertionError(
                                Arrays.toString(fields)
                                        + " did not come to "
                                        + head.sender()
                                        + ", but "
                                        + received()));
    }

    /** As {@link #receive}; empty where it does not come in time. */
    public synchronized Optional<String> within(Duration limit, String... fields) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            for (String message : received) {
                if (Arrays.stream(fields).allMatch(message::contains)) {
                    received.remove(message);
                    return Optional.of(message);
                }
            }
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0 || !waited(left)) {
                return Optional.empty();
            }
        }
    }

    private boolean waited(long millis) {
        try {
            wait(millis);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** What came and was not taken. */
    public synchronized List<String> received() {
        return List.copyOf(received);
    }

    public synchronized boolean connected() {
        return wire != null;
    }

    /** Drops the connection without a word; one that listens takes the next. */
    public synchronized void cut() throws IOException {
        if (wire != null) {
            wire.close();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        stopped = true;
        if (listening != null) {
            listening.close();
        }
        cut();
    }
}
