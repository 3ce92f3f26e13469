package io.interlock.simulators.oms;

import io.interlock.simulators.journal.Journal;
import io.interlock.simulators.journal.JournalEntry;
import io.interlock.simulators.journal.RunStamp;
import io.interlock.simulators.oms.book.Action;
import io.interlock.simulators.oms.book.Behaviour;
import io.interlock.simulators.oms.book.BookOrder;
import io.interlock.simulators.oms.book.Effect;
import io.interlock.simulators.oms.book.OmsBook;
import io.interlock.simulators.oms.book.Recovery;
import io.interlock.simulators.oms.book.Rule;
import io.interlock.simulators.wire.FixEndpoint;
import io.interlock.simulators.wire.FixEndpointConfig;
import io.interlock.simulators.wire.FixListener;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An OMS that can be embedded: {@code new OmsSimulator(config).start()}. Everything about the book
 * happens on one thread; the methods here may be called from any.
 */
public final class OmsSimulator implements AutoCloseable, FixListener {
    private static final Logger LOG = LoggerFactory.getLogger(OmsSimulator.class);
    private static final long TICK_MS = 250;
    private static final long RECOVERED_BYTES = 8_000_000;

    private final OmsConfig config;
    private final InstantSource clock = InstantSource.system();
    private final Journal journal;
    private List<JournalEntry> written;
    private final List<JournalEntry> unanswered = new ArrayList<>();
    private final OmsBook book;
    private final ScheduledThreadPoolExecutor owner;
    private final Map<String, OmsSession> sessions = new LinkedHashMap<>();
    private final OmsControl control;

    public OmsSimulator(OmsConfig config) {
        this.config = config;
        Path data = config.data();
        Path journalFile = data.resolve("journal.jsonl");
        this.written = Journal.tail(journalFile, RECOVERED_BYTES);
        this.journal = Journal.open(journalFile, !config.plain());
        RunStamp run = RunStamp.next(data, clock.instant());
        this.book =
                new OmsBook(
                        config.name(),
                        run.value(),
                        config.plain() ? Behaviour.PLAIN : Behaviour.USUAL);
        this.owner =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().name(config.name() + "-book").factory());
        owner.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        add(config.primary(), config.primaryPort());
        add(config.secondary(), config.secondaryPort());
        add(config.dropCopy(), config.dropCopyPort());
        this.control = new OmsControl(this, config);
    }

    private void add(String session, int port) {
        FixEndpointConfig endpoint =
                FixEndpointConfig.acceptor(
                        session,
                        config.peer(),
                        config.host(),
                        port,
                        config.data().resolve("fix").resolve(session));
        sessions.put(
                session, new OmsSession(new FixEndpoint(endpoint, this, journal, clock), owner));
    }

    public OmsSimulator start() {
        recover();
        Path script = config.script();
        if (script != null) {
            addRules(readScript(script));
        }
        sessions.values().forEach(session -> session.endpoint().start());
        unanswered.forEach(entry -> onMessage(entry.session(), FixMessage.parse(entry.raw())));
        unanswered.clear();
        owner.scheduleAtFixedRate(
                () -> guarded(() -> carryOut(book.tick(clock.instant()))),
                TICK_MS,
                TICK_MS,
                TimeUnit.MILLISECONDS);
        control.start();
        LOG.info(
                "{} accepts orders at {} and {}, drop copy at {}, control at {}",
                config.name(),
                primaryPort(),
                secondaryPort(),
                dropCopyPort(),
                controlPort());
        return this;
    }

    /** The book of before, as far as the end of the journal tells of it. */
    private void recover() {
        Recovery recovery = new Recovery();
        Map<String, JournalEntry> open = new LinkedHashMap<>();
        for (JournalEntry entry : written) {
            FixMessage message = FixMessage.parse(entry.raw());
            String clOrdId = message.text(Tag.CL_ORD_ID);
            if (entry.direction().equals("in")) {
                open.put(clOrdId, entry);
            } else {
                open.remove(clOrdId);
                recovery.reported(entry.session(), message, entry.at());
            }
        }
        unanswered.addAll(open.values());
        written = List.of();
        recovery.orders().forEach(book::recover);
        if (!recovery.orders().isEmpty()) {
            LOG.info("{} goes on with {} orders", config.name(), recovery.orders().size());
        }
    }

    @Override
    public void close() {
        control.close();
        owner.shutdownNow();
        sessions.values().forEach(session -> session.endpoint().close());
        journal.close();
    }

    public int primaryPort() {
        return session(config.primary()).endpoint().port();
    }

    public int secondaryPort() {
        return session(config.secondary()).endpoint().port();
    }

    public int dropCopyPort() {
        return session(config.dropCopy()).endpoint().port();
    }

    public int controlPort() {
        return control.port();
    }

    public Journal journal() {
        return journal;
    }

    public void addRules(List<Rule> rules) {
        onBook(() -> {
            book.addRules(rules);
            return rules;
        });
    }

    /** Reads rules from JSON, as in a script file. */
    public void addRules(String json) {
        addRules(Script.read(json));
    }

    public void clearRules() {
        onBook(() -> {
            book.clearRules();
            return book;
        });
    }

    public List<Rule> rules() {
        return onBook(book::rules);
    }

    public Collection<BookOrder> orders() {
        return onBook(book::orders);
    }

    /** By any ClOrdID of its chain, or by OrderID. */
    public Optional<BookOrder> order(String id) {
        return onBook(() -> book.order(id));
    }

    /** Does {@code action} to the order now, whatever its state; empty where there is no order. */
    public Optional<BookOrder> act(String id, Action action) {
        return onBook(() -> {
            Optional<BookOrder> order = book.order(id);
            order.ifPresent(known -> carryOut(book.insist(known, action, clock.instant())));
            return book.order(id);
        });
    }

    /** Starts or ends a fault on {@code OMSA-P} and the like. */
    public void fault(String session, Fault fault, int by) {
        session(session).fault(fault, by);
    }

    public Collection<OmsSession> sessions() {
        return List.copyOf(sessions.values());
    }

    OmsSession session(String name) {
        OmsSession session = sessions.get(name);
        if (session == null) {
            throw new IllegalArgumentException(
                    "There is no session " + name + "; there are " + sessions.keySet());
        }
        return session;
    }

    @Override
    public void onMessage(String session, FixMessage message) {
        try {
            owner.execute(() -> guarded(() -> take(session, message)));
        } catch (RejectedExecutionException closing) {
            LOG.debug("{} takes {} up again from its journal", config.name(), message);
        }
    }

    @Override
    public void onAdmin(String session, FixMessage message) {
        if (message.msgType().equals("3")) {
            LOG.warn("{} was refused a message: {}", session, message);
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

    private void take(String session, FixMessage message) {
        OmsSession from = session(session);
        if (session.equals(config.dropCopy())) {
            LOG.warn("{} carries no orders; passed over {}", session, message);
        } else if (!from.isSilent()) {
            carryOut(book.receive(session, message, clock.instant()));
        }
    }

    private void carryOut(List<Effect> effects) {
        for (Effect effect : effects) {
            switch (effect) {
                case Effect.Report report -> deliver(report);
                case Effect.Later(var after, var step) ->
                        owner.schedule(
                                () -> guarded(() -> carryOut(book.perform(step, clock.instant()))),
                                after.toMillis(),
                                TimeUnit.MILLISECONDS);
            }
        }
    }

    private void deliver(Effect.Report report) {
        if (report.to() != Effect.To.DROP_COPY) {
            session(report.session()).deliver(report.message());
        }
        if (report.to() != Effect.To.ORDER_SESSION) {
            session(config.dropCopy())
                    .deliver(report.message().edit().with(Tag.COPY_MSG_INDICATOR, "Y").build());
        }
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("The book failed on one message and goes on", e);
        }
    }

    private <T> T onBook(Callable<T> call) {
        try {
            return owner.submit(call).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Rule> readScript(Path file) {
        try {
            return new ArrayList<>(Script.read(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
