package io.interlock.gateway;

import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import io.interlock.testkit.FixText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** An OMS session made of a socket: takes what comes, says what the test tells it to. */
final class RawOms implements AutoCloseable {
    private final String compId;
    private final ServerSocket listening;
    private final List<String> received = new CopyOnWriteArrayList<>();
    private volatile @Nullable FixSocket peer;
    private volatile int nextOut = 1;

    RawOms(String compId) {
        this.compId = compId;
        try {
            listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name(compId).start(this::serve);
    }

    int port() {
        return listening.getLocalPort();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (FixSocket connected =
                    new FixSocket(compId, "INTERLOCK", listening.accept(), nextOut)) {
                connected.waitAtMost(Duration.ofMinutes(5));
                received.add(connected.receive());
                connected.send("35=A", "98=0|108=30|");
                peer = connected;
                while (true) {
                    received.add(connected.receive());
                }
            } catch (IOException e) {
                FixSocket gone = peer;
                nextOut = gone == null ? nextOut : gone.nextOut();
                peer = null;
            }
        }
    }

    FixSocket peer() {
        Eventually.within(Duration.ofSeconds(30)).is(compId + " is connected", () -> peer != null);
        FixSocket connected = peer;
        if (connected == null) {
            throw new IllegalStateException(compId + " is not connected");
        }
        return connected;
    }

    void send(String type, String body) throws IOException {
        peer().send(type, body);
    }

    /** Drops the connection; the next one is taken. */
    void cut() throws IOException {
        peer().close();
    }

    /** Everything received so far, Heartbeats and TestRequests apart. */
    List<String> received() {
        return received;
    }

    /** The first message that has all of these fields, as soon as it is there. */
    String received(String... fields) {
        Eventually.within(Duration.ofSeconds(15))
                .is(Arrays.toString(fields) + " at " + compId, () -> find(fields) != null);
        String found = find(fields);
        if (found == null) {
            throw new IllegalStateException("it was there");
        }
        return found;
    }

    /** How many messages with these fields have come. */
    long count(String... fields) {
        return received.stream()
                .filter(message -> Arrays.stream(fields).allMatch(message::contains))
                .count();
    }

    private @Nullable String find(String... fields) {
        return received.stream()
                .filter(message -> Arrays.stream(fields).allMatch(message::contains))
                .findFirst()
                .orElse(null);
    }

    /** Goes on with another number, as after a failover at its side. */
    void continueAt(int next) {
        peer().continueAt(next);
    }

    /** Sends one message again under its old number. */
    void again(int seq, String type, String body) throws IOException {
        peer().write(
                        FixText.bytes(
                                "8=FIX.4.4|"
                                        + type
                                        + "|49="
                                        + compId
                                        + "|56=INTERLOCK|34="
                                        + seq
                                        + "|43=Y|122="
                                        + FixSocket.now()
                                        + "|52="
                                        + FixSocket.now()
                                        + "|"
                                        + body));
    }

    @Override
    public void close() throws IOException {
        listening.close();
        FixSocket connected = peer;
        if (connected != null) {
            connected.close();
        }
    }
}
