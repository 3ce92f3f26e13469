package io.interlock.simulators.ticket;

import io.interlock.simulators.journal.Journal;
import io.interlock.simulators.wire.FixEndpoint;
import io.interlock.simulators.wire.FixEndpointConfig;
import io.interlock.simulators.wire.FixListener;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The CLI's FIX session for the time of one command. One command at a time has it. */
final class TicketSession implements AutoCloseable, FixListener {
    private static final FixMessage LOGGED_ON = FixMessage.type("A").build();
    private static final FixMessage LOGGED_OUT = FixMessage.type("5").build();

    private final String host;
    private final int port;
    private final FileChannel lock;
    private final Journal journal;
    private final FixEndpoint endpoint;
    private final BlockingQueue<FixMessage> inbox = new LinkedBlockingQueue<>();

    TicketSession(String host, int port, @Nullable String password, Path data) {
        this.host = host;
        this.port = port;
        this.journal = Journal.open(data.resolve("journal.jsonl"), true);
        this.lock = lock(data);
        this.endpoint =
                new FixEndpoint(
                        FixEndpointConfig.initiator(
                                        "CLI",
                                        "INTERLOCK",
                                        host,
                                        port,
                                        data.resolve("fix"),
                                        password)
                                .withoutDictionary(),
                        this,
                        journal,
                        InstantSource.system());
    }

    private static FileChannel lock(Path data) {
        try {
            FileChannel channel =
                    FileChannel.open(
                            data.resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            channel.lock();
            return channel;
        } catch (IOException e) {
            throw new TicketException("Cannot write " + data + ": " + e.getMessage());
        }
    }

    /** Returns once logged on; {@link TicketException} says why not. */
    void logOn(Duration patience) throws InterruptedException {
        try (Socket probe = new Socket()) {
            probe.connect(new InetSocketAddress(host, port), 2_000);
        } catch (IOException e) {
            throw new TicketException(
                    "Nothing answers at " + host + ":" + port + ". Is the gateway up?");
        }
        endpoint.start();
        long end = System.nanoTime() + patience.toNanos();
        while (!endpoint.logOnNow() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        for (FixMessage next = poll(end); next != null; next = poll(end)) {
            if (next == LOGGED_ON) {
                return;
            }
            if (next.msgType().equals("5") && next != LOGGED_OUT) {
                String text = next.text(Tag.TEXT);
                throw new TicketException(
                        "The gateway refused the logon of CLI"
                                + (text.isEmpty() ? "" : ": " + text));
            }
        }
        throw new TicketException(
                "No logon within "
                        + patience.toSeconds()
                        + " s at "
                        + host
                        + ":"
                        + port
                        + " (wrong password, or CLI is logged on elsewhere?)");
    }

    private @Nullable FixMessage poll(long end) throws InterruptedException {
        return inbox.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    void send(FixMessage message) {
        endpoint.send(message);
    }

    /** The next message of any kind; null when none came in time. */
    @Nullable FixMessage next(Duration patience) throws InterruptedException {
        return inbox.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        endpoint.close();
        journal.close();
        try {
            lock.close();
        } catch (IOException e) {
            throw new TicketException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void onMessage(String session, FixMessage message) {
        inbox.add(message);
    }

    @Override
    public void onAdmin(String session, FixMessage message) {
        inbox.add(message);
    }

    @Override
    public void onLogon(String session) {
        inbox.add(LOGGED_ON);
    }

    @Override
    public void onLogout(String session) {
        inbox.add(LOGGED_OUT);
    }
}
