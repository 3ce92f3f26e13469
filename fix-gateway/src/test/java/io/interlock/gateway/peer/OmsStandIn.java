package io.interlock.gateway.peer;

import io.interlock.gateway.peer.Draft.Head;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * An OMS made of a socket: takes one order session, acknowledges each order and cancels what it is
 * asked to. Shows every application message to {@code seen}, in the order of arrival.
 */
public final class OmsStandIn implements AutoCloseable {
    private final ServerSocket listening;
    private final Consumer<String> seen;
    private final AtomicLong execIds = new AtomicLong();
    private final Thread thread;
    private int nextOut = 1;
    private volatile boolean stopped;

    public OmsStandIn(Consumer<String> seen) throws IOException {
        this.seen = seen;
        this.listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        this.thread = Thread.ofPlatform().name("oms-stand-in").start(this::run);
    }

    public int port() {
        return listening.getLocalPort();
    }

    private void run() {
        while (!stopped) {
            try (Wire wire = new Wire(listening.accept())) {
                serve(wire);
            } catch (IOException gone) {
                // the gateway, or this, has ended; it connects again if it wants to
            }
        }
    }

    private void serve(Wire wire) throws IOException {
        while (!stopped) {
            Optional<String> message;
            try {
                message = wire.next(Duration.ofSeconds(2));
            } catch (SocketTimeoutException e) {
                continue;
            }
            if (message.isEmpty()) {
                return;
            }
            answer(wire, message.get());
        }
    }

    private void answer(Wire wire, String message) throws IOException {
        String clOrdId = value(message, "11");
        switch (value(message, "35")) {
            case "A" -> send(wire, message, "A", "98=0|108=" + value(message, "108"));
            case "1" -> send(wire, message, "0", "112=" + value(message, "112"));
            case "2" ->
                    send(
                            wire,
                            message,
                            "4",
                            "34=" + value(message, "7") + "|43=Y|122=now|123=Y|36=" + nextOut);
            case "5" -> send(wire, message, "5", "");
            case "D" -> {
                seen.accept(message);
                report(wire, message, "150=0|39=0|11=" + clOrdId + "|37=O-" + clOrdId);
            }
            case "F" -> {
                seen.accept(message);
                String orig = value(message, "41");
                report(wire, message, "150=4|39=4|11=" + clOrdId + "|41=" + orig + "|37=O-" + orig);
            }
            case "G", "H" -> seen.accept(message);
            default -> {}
        }
    }

    private void report(Wire wire, String message, String fields) throws IOException {
        send(
                wire,
                message,
                "8",
                fields
                        + "|17=E"
                        + execIds.incrementAndGet()
                        + "|55="
                        + value(message, "55")
                        + "|54=1|38=1|14=0|151=1|6=0|60=now");
    }

    private void send(Wire wire, String to, String msgType, String fields) throws IOException {
        Head head = new Head(value(to, "8"), value(to, "56"), value(to, "49"));
        Draft.Ready ready = Draft.message(head, msgType, fields, nextOut, Instant.now());
        if (ready.usesNumber()) {
            nextOut++;
        }
        wire.write(ready.bytes());
    }

    private static String value(String message, String tag) {
        return Fields.value(message, tag).orElse("");
    }

    @Override
    public void close() {
        stopped = true;
        try {
            listening.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
