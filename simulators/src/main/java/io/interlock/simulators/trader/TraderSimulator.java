package io.interlock.simulators.trader;

import io.interlock.domain.OrdStatus;
import io.interlock.simulators.journal.Journal;
import io.interlock.simulators.journal.RunStamp;
import io.interlock.simulators.wire.FixEndpoint;
import io.interlock.simulators.wire.FixEndpointConfig;
import io.interlock.simulators.wire.FixListener;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Traders that can be embedded: {@code new TraderSimulator(config).start()}. One thread sends, the
 * sessions' threads receive; the methods here may be called from any.
 */
public final class TraderSimulator implements AutoCloseable, FixListener {
    private static final Logger LOG = LoggerFactory.getLogger(TraderSimulator.class);
    private static final long LOGON_POLL_NANOS = 20_000_000;

    private record Client(TraderClient login, FixEndpoint endpoint) {}

    private final TraderConfig config;
    private final InstantSource clock = InstantSource.system();
    private final Journal journal;
    private final String stamp;
    private final Blotter blotter = new Blotter();
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final AtomicInteger runs = new AtomicInteger();
    private final AtomicLong names = new AtomicLong();
    private final Thread sender;
    private final TraderControl control;
    private volatile @Nullable FlowRun run;
    private volatile long sentInRun;
    private volatile boolean sending;
    private volatile boolean paused;
    private volatile boolean closed;

    public TraderSimulator(TraderConfig config) {
        this.config = config;
        this.journal = Journal.open(config.data().resolve("journal.jsonl"), config.forcedJournal());
        this.stamp = RunStamp.next(config.data(), clock.instant()).value();
        for (TraderClient login : config.clients()) {
            FixEndpointConfig endpoint =
                    FixEndpointConfig.initiator(
                                    login.compId(),
                                    config.gatewayCompId(),
                                    config.gatewayHost(),
                                    config.gatewayPort(),
                                    config.data().resolve("fix").resolve(login.compId()),
                                    login.password())
                            .elseTo(config.otherGatewayPorts());
            clients.put(
                    login.compId(),
                    new Client(login, new FixEndpoint(endpoint, this, journal, clock)));
        }
        this.sender = Thread.ofPlatform().name("trader-flow").unstarted(this::send);
        this.control = new TraderControl(this, config.host(), config.controlPort());
    }

    public TraderSimulator start() {
        clients.values().forEach(client -> client.endpoint().start());
        if (config.ratePerSecond() > 0) {
            flow(config.ratePerSecond(), 0, config.mix(), List.of(), config.seed());
        }
        sender.start();
        control.start();
        LOG.info("Traders {} go to port {}", clients.keySet(), config.gatewayPort());
        return this;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(sender);
        control.close();
        clients.values().forEach(client -> client.endpoint().close());
        journal.close();
    }

    public int controlPort() {
        return control.port();
    }

    public Journal journal() {
        return journal;
    }

    /** The endpoints by CompID, to be cut or muted by a test. */
    public FixEndpoint endpoint(String compId) {
        return client(compId).endpoint();
    }

    public boolean loggedOn(String compId) {
        return client(compId).endpoint().loggedOn();
    }

    /**
     * Replaces the present flow. A bounded one ({@code count} above 0) waits until all its sessions
     * are logged on and then sends exactly that many new orders; no sessions named means all.
     */
    public FlowRun flow(
            double ratePerSecond, long count, Mix mix, List<String> sessions, long seed) {
        sessions.forEach(this::client);
        List<String> used = sessions.isEmpty() ? List.copyOf(clients.keySet()) : sessions;
        FlowRun next = new FlowRun(runs.incrementAndGet(), ratePerSecond, count, mix, used, seed);
        blotter.keep(count);
        paused = false;
        run = next;
        LockSupport.unpark(sender);
        return next;
    }

    public void pause() {
        paused = true;
    }

    public void resume() {
        paused = false;
        LockSupport.unpark(sender);
    }

    /** Sends one message of the caller's making (without ClOrdID: a fresh one is put in). */
    public TraderOrder send(String compId, FixMessage message) {
        FixMessage named =
                message.find(Tag.CL_ORD_ID) != null
                        ? message
                        : message.edit().with(Tag.CL_ORD_ID, nextName(compId)).build();
        long now = System.nanoTime();
        TraderOrder order = TraderOrder.sent(0, compId, named, now, now);
        Optional<TraderOrder> on = blotter.order(named.text(Tag.ORIG_CL_ORD_ID));
        on.ifPresentOrElse(
                known -> blotter.requested(named.text(Tag.CL_ORD_ID), known),
                () -> blotter.sent(order));
        client(compId).endpoint().send(named);
        return on.orElse(order);
    }

    public List<TraderOrder> orders() {
        return blotter.orders();
    }

    /** By any ClOrdID of its chain. */
    public Optional<TraderOrder> order(String clOrdId) {
        return blotter.order(clOrdId);
    }

    public boolean isPaused() {
        return paused;
    }

    long cancelRejects() {
        return blotter.cancelRejects();
    }

    long otherRejects() {
        return blotter.otherRejects();
    }

    int resting() {
        return blotter.restingCount();
    }

    List<FixEndpoint> endpoints() {
        return clients.values().stream().map(Client::endpoint).toList();
    }

    /** How the newest run stands; empty before the first. */
    public Optional<FlowRun.Progress> progress() {
        FlowRun now = run;
        if (now == null) {
            return Optional.empty();
        }
        List<TraderOrder> mine =
                blotter.orders().stream().filter(order -> order.run() == now.id()).toList();
        long answered = mine.stream().filter(TraderOrder::isAnswered).count();
        boolean all = now.isBounded() && mine.size() >= now.count();
        return Optional.of(
                new FlowRun.Progress(
                        now.id(),
                        now.ratePerSecond(),
                        now.count(),
                        mine.size(),
                        answered,
                        mine.stream().filter(TraderOrder::isTerminal).count(),
                        mine.stream().filter(o -> o.status() == OrdStatus.REJECTED).count(),
                        sending && !paused,
                        all && answered == mine.size()));
    }

    @Override
    public void onMessage(String session, FixMessage message) {
        blotter.received(message, System.nanoTime());
    }

    @Override
    public void onAdmin(String session, FixMessage message) {
        if (message.msgType().equals("3")) {
            LOG.warn("{} was refused a message: {}", session, message);
            blotter.received(message, System.nanoTime());
        } else {
            LOG.info("{} was logged out: {}", session, message.text(Tag.TEXT));
        }
    }

    @Override
    public void onLogon(String session) {
        LOG.info("{} logged on", session);
    }

    @Override
    public void onLogout(String session) {
        LOG.info("{} logged out", session);
    }

    @Override
    public void onEvent(String session, String text) {
        LOG.debug("{}: {}", session, text);
    }

    private Client client(String compId) {
        Client client = clients.get(compId);
        if (client == null) {
            throw new IllegalArgumentException(
                    "There is no client " + compId + "; there are " + clients.keySet());
        }
        return client;
    }

    private String nextName(String compId) {
        return compId + "-" + stamp + "-" + names.incrementAndGet();
    }

    /** The sending thread: takes up the newest run, and waits where there is none. */
    private void send() {
        FlowRun done = null;
        while (!closed) {
            FlowRun next = run;
            if (next == null || next.equals(done) || paused) {
                LockSupport.parkNanos(50_000_000);
            } else {
                sending = true;
                send(next);
                sending = false;
                done = next.equals(run) && !paused ? next : null;
            }
        }
    }

    private boolean goesOn(FlowRun now) {
        return !closed
                && !paused
                && now.equals(run)
                && (!now.isBounded() || sentInRun < now.count());
    }

    private void send(FlowRun now) {
        OrderFlow flow = new OrderFlow(new SplittableRandom(now.seed()));
        sentInRun = blotter.orders().stream().filter(order -> order.run() == now.id()).count();
        long interval = Math.max(1, (long) (1e9 / now.ratePerSecond()));
        long intended = System.nanoTime();
        int turn = 0;
        while (goesOn(now)) {
            List<Client> ready = ready(now);
            if (ready.isEmpty()) {
                LockSupport.parkNanos(LOGON_POLL_NANOS);
                intended = System.nanoTime();
                continue;
            }
            for (long left = intended - System.nanoTime();
                    left > 0 && goesOn(now);
                    left = intended - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            if (goesOn(now)) {
                move(now, flow, ready.get(turn++ % ready.size()), intended);
                intended += interval;
            }
        }
    }

    private List<Client> ready(FlowRun now) {
        List<Client> ready = new ArrayList<>();
        for (String session : now.sessions()) {
            Client client = client(session);
            if (client.endpoint().loggedOn()) {
                ready.add(client);
            }
        }
        boolean starting = now.isBounded() && sentInRun == 0;
        return starting && ready.size() < now.sessions().size() ? List.of() : ready;
    }

    private void move(FlowRun now, OrderFlow flow, Client client, long intended) {
        String compId = client.login().compId();
        OrderFlow.Move move =
                flow.next(
                        client.login(),
                        now.mix(),
                        blotter.resting(compId),
                        nextName(compId),
                        clock.instant());
        TraderOrder on = move.on();
        if (on == null) {
            blotter.sent(
                    TraderOrder.sent(
                            now.id(), compId, move.message(), intended, System.nanoTime()));
            sentInRun++;
        } else {
            blotter.requested(move.message().text(Tag.CL_ORD_ID), on);
        }
        client.endpoint().send(move.message());
    }
}
