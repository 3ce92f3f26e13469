package io.interlock.simulators.wire;

import io.interlock.simulators.journal.Journal;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The other side of a session under test; keeps what it gets in the order it came. */
public final class Peer implements FixListener, AutoCloseable {
    private static final long PATIENCE_SECONDS = 20;
    private final BlockingQueue<String> words = new LinkedBlockingQueue<>();
    private final BlockingQueue<FixMessage> inbox = new LinkedBlockingQueue<>();
    private final Journal journal;
    private final FixEndpoint endpoint;

    private Peer(FixEndpointConfig config, Path data) {
        journal = Journal.open(data.resolve(config.name() + config.peer() + ".jsonl"), false);
        endpoint = new FixEndpoint(config, this, journal, InstantSource.system());
    }

    /** INTERLOCK towards an OMS. */
    public static Peer towards(String oms, int port, Path data) {
        Path store = data.resolve("peer-" + oms);
        return new Peer(
                FixEndpointConfig.initiator("INTERLOCK", oms, "127.0.0.1", port, store, null),
                data);
    }

    /** INTERLOCK as the gateway that {@code client} logs on to. */
    public static Peer gatewayFor(String client, Path data) {
        Path store = data.resolve("peer-" + client);
        return new Peer(
                FixEndpointConfig.acceptor("INTERLOCK", client, "127.0.0.1", 0, store), data);
    }

    public Peer start() {
        endpoint.start();
        return this;
    }

    public FixEndpoint endpoint() {
        return endpoint;
    }

    public void send(String text) {
        endpoint.send(FixMessage.parse(text));
    }

    /** The next application message, Logout or session reject. */
    public FixMessage next() throws InterruptedException {
        FixMessage message = inbox.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("Nothing came within " + PATIENCE_SECONDS + " s");
        }
        return message;
    }

    /** Waits for {@code #logon}, {@code #logout} or an event that contains {@code word}. */
    public void awaitWord(String word) throws InterruptedException {
        String heard = "";
        while (!heard.contains(word)) {
            heard = words.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (heard == null) {
                throw new AssertionError("No " + word + " within " + PATIENCE_SECONDS + " s");
            }
        }
    }

    public boolean hasNothing() {
        return inbox.isEmpty();
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
        words.add("#logon");
    }

    @Override
    public void onLogout(String session) {
        words.add("#logout");
    }

    @Override
    public void onEvent(String session, String text) {
        words.add(text);
    }

    @Override
    public void close() {
        endpoint.close();
        journal.close();
    }
}
