package io.interlock.gateway.hostile;

import io.interlock.gateway.peer.Draft;
import io.interlock.gateway.peer.Draft.Head;
import io.interlock.gateway.peer.Fields;
import io.interlock.gateway.peer.Wire;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** A client session on a socket; knows its next number, takes everything else as it comes. */
final class ClientPeer implements AutoCloseable {
    /** Like no other text, to be looked for where it must not be. */
    static final String PASSWORD = "s3cret-554";

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Head head;
    private final Wire wire;
    private int nextOut;

    ClientPeer(String compId, int port, int nextOut) throws IOException {
        this(compId, Wire.toLoopback(port), nextOut);
    }

    ClientPeer(String compId, Wire wire, int nextOut) {
        this.head = new Head("FIX.4.4", compId, "INTERLOCK");
        this.wire = wire;
        this.nextOut = nextOut;
    }

    /** Logs on and waits for the answer. */
    static ClientPeer loggedOn(String compId, int port, int nextOut) throws IOException {
        return new ClientPeer(compId, port, nextOut).loggedOn();
    }

    ClientPeer loggedOn() throws IOException {
        try {
            send("A", logon());
            await(message -> message.contains("|35=A|"));
            return this;
        } catch (IOException | AssertionError e) {
            close();
            throw e;
        }
    }

    /** What a good Logon says. */
    String logon() {
        return "98=0|108=60|553=" + head.sender() + "|554=" + PASSWORD;
    }

    int nextOut() {
        return nextOut;
    }

    void next(int number) {
        nextOut = number;
    }

    /** The wire form of the next message, which takes a number but is not sent. */
    String draft(String msgType, String fields) {
        Draft.Ready ready = Draft.message(head, msgType, fields, nextOut, Instant.now());
        if (ready.usesNumber()) {
            nextOut++;
        }
        return ready.bytes();
    }

    void send(String msgType, String fields) throws IOException {
        wire.write(draft(msgType, fields));
    }

    void write(String bytes) throws IOException {
        wire.write(bytes);
    }

    /** Passes over messages until one is wanted; {@link IOException} when closed or too late. */
    String await(Predicate<String> wanted) throws IOException {
        return await(wanted, SOON);
    }

    String await(Predicate<String> wanted, Duration within) throws IOException {
        long deadline = System.nanoTime() + within.toNanos();
        String passed = "nothing";
        while (true) {
            Optional<String> message;
            try {
                message = wire.next(Duration.ofNanos(deadline - System.nanoTime()));
            } catch (SocketTimeoutException e) {
                throw new IOException("not in time; the last that came was " + passed, e);
            }
            if (message.isEmpty()) {
                throw new IOException("the gateway closed the connection after " + passed);
            }
            passed = message.get();
            if (wanted.test(message.get())) {
                return message.get();
            }
            if (message.get().contains("|35=1|")) {
                send("0", "112=" + Fields.value(message.get(), "112").orElse(""));
            }
        }
    }

    /** Takes what comes for a while. */
    void listen(Duration time) throws IOException {
        if (closedWithin(time)) {
            throw new IOException("the gateway closed the connection");
        }
    }

    /** True where the gateway closes in time, whatever it says before. */
    boolean closedWithin(Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            while (wire.next(Duration.ofNanos(deadline - System.nanoTime())).isPresent()) {
                // a Logout, perhaps
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** What the gateway says before it closes; empty where it closes without a word. */
    Optional<String> lastWord() throws IOException {
        Optional<String> said = wire.next(SOON);
        if (said.isPresent() && !closedWithin(SOON)) {
            throw new AssertionError("still open after " + said.get());
        }
        return said;
    }

    @Override
    public void close() throws IOException {
        wire.close();
    }
}
