package io.interlock.gateway.resend;

import io.interlock.fix.FixMessage;
import io.interlock.gateway.link.ResendPolicy;
import io.interlock.gateway.resend.Replay.Numbers;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.wire.DurableStore;
import io.interlock.gateway.wire.SentMessages;
import io.interlock.gateway.wire.SentMessages.Stored;
import io.interlock.gateway.wire.WriteGate;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.mina.core.session.IoSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import quickfix.InvalidMessage;
import quickfix.Session;
import quickfix.field.BeginSeqNo;
import quickfix.field.EndSeqNo;

/**
 * Answers ResendRequests (35=2) over many numbers. Each page is read, written through the gate and
 * forgotten; the next waits until the socket has taken it, and for its turn. Live messages pass
 * meanwhile under their own, higher numbers, as they do while the engine resends: the peer keeps or
 * asks for what is ahead of its gap.
 */
@Component
public class Resends implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Resends.class);

    /** What may wait in the socket when the next page is written. */
    private static final long BACKLOG = 64 * 1024;

    private static final Duration SOON = Duration.ofMillis(20);
    private static final Duration LATER = Duration.ofSeconds(1);

    private final FixSessions sessions;
    private final Connections connections;
    private final SentMessages sent;
    private final ResendPolicy policy;
    private final WriteGate gate;
    private final ResendProperties properties;
    private final Clock clock;
    private final Map<String, Run> runs = new HashMap<>();
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("resends").factory());

    Resends(
            FixSessions sessions,
            Connections connections,
            SentMessages sent,
            ResendPolicy policy,
            WriteGate gate,
            ResendProperties properties,
            Clock clock) {
        this.sessions = sessions;
        this.connections = connections;
        this.sent = sent;
        this.policy = policy;
        this.gate = gate;
        this.properties = properties;
        this.clock = clock;
    }

    /** One resend on one connection; it ends with the connection, at the latest. */
    private record Run(
            Declared declared,
            Session session,
            DurableStore store,
            int epoch,
            IoSession io,
            Replay replay) {
        boolean isOn(IoSession connection) {
            return io.equals(connection) && !io.isClosing() && store.epoch() == epoch;
        }

        boolean isAlive() {
            return isOn(io)
                    && io.isConnected()
                    && session.isLoggedOn()
                    && !session.isLogoutSent()
                    && session.getStore().equals(store);
        }
    }

    /**
     * A ResendRequest came in; on the session's thread.
     *
     * @return true where it is, or is being, answered from here; the engine must send nothing then
     */
    public boolean takes(FixMessage request, Declared declared) {
        Session session = sessions.session(declared.compId());
        Optional<Numbers> asked = numbers(request, session);
        Optional<IoSession> io = connections.of(session);
        if (asked.isEmpty()
                || io.isEmpty()
                || !(session.getStore() instanceof DurableStore store)) {
            return false;
        }
        Run started;
        synchronized (runs) {
            Run running = runs.get(declared.compId());
            if (running != null && running.isOn(io.get())) {
                running.replay().asked(asked.get());
                return true;
            }
            if (asked.get().end() - asked.get().begin() < properties.page()) {
                return false;
            }
            started =
                    new Run(
                            declared,
                            session,
                            store,
                            store.epoch(),
                            io.get(),
                            new Replay(asked.get()));
            runs.put(declared.compId(), started);
        }
        say(started, "A large resend begins: " + asked.get());
        next(started, Duration.ZERO);
        return true;
    }

    /** The numbers that a request means; empty where it makes no sense and is the engine's. */
    private static Optional<Numbers> numbers(FixMessage request, Session session) {
        long begin = request.number(BeginSeqNo.FIELD).orElse(0);
        long end = request.number(EndSeqNo.FIELD).orElse(-1);
        long newest = session.getExpectedSenderNum() - 1L;
        boolean open =
                end == 0
                        || end == 999_999
                                && session.getSessionID().getBeginString().compareTo("FIX.4.2")
                                        <= 0;
        long last = open ? newest : Math.min(end, newest);
        return begin < 1 || last < begin ? Optional.empty() : Optional.of(new Numbers(begin, last));
    }

    private void next(Run run, Duration delay) {
        var unused = writer.schedule(() -> step(run), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void step(Run run) {
        try {
            if (!run.isAlive()) {
                synchronized (runs) {
                    runs.remove(run.declared().compId(), run);
                }
                say(run, "A large resend ends with its connection");
            } else if (isHeldUp(run)) {
                next(run, SOON);
            } else if (page(run)) {
                next(run, properties.interval());
            } else {
                say(run, "A large resend is complete");
            }
        } catch (RuntimeException e) {
            log.atWarn()
                    .addKeyValue("fixSession", run.declared().compId())
                    .setCause(e)
                    .log("A large resend waits");
            next(run, LATER);
        }
    }

    /** The peer has not read the last page, or something in the range is not committed yet. */
    private boolean isHeldUp(Run run) {
        return run.io().getScheduledWriteBytes() > BACKLOG
                || gate.held(run.declared().compId()) > properties.page()
                || run.store().holds(left(run).end());
    }

    private Numbers left(Run run) {
        synchronized (runs) {
            return run.replay().left();
        }
    }

    /** Writes the next messages; false where that was all. */
    private boolean page(Run run) {
        Numbers left = left(run);
        List<Stored> messages =
                sent.page(
                        run.declared().compId(),
                        run.epoch(),
                        left.begin(),
                        left.end(),
                        properties.page(),
                        properties.pageSize());
        Copies copies = new Copies(run.session(), clock);
        for (Stored message : messages) {
            again(message, run, copies);
        }
        if (!messages.isEmpty()) {
            return true;
        }
        synchronized (runs) {
            if (!run.replay().left().equals(left)) {
                return true;
            }
            run.replay().ending().map(copies::gapFill).ifPresent(gap -> write(gap, run));
            boolean goesOn = run.replay().goesOn();
            if (!goesOn) {
                runs.remove(run.declared().compId(), run);
            }
            return goesOn;
        }
    }

    private void again(Stored message, Run run, Copies copies) {
        Optional<String> copy = copy(message, run, copies);
        synchronized (runs) {
            Replay replay = run.replay();
            if (copy.isEmpty()) {
                replay.skipped(message.seq());
                return;
            }
            replay.sending(message.seq()).map(copies::gapFill).ifPresent(gap -> write(gap, run));
            write(copy.get(), run);
            replay.sent(message.seq());
        }
    }

    /**
     * Empty for what must not be sent again; while the database is away nobody knows, and it waits.
     */
    private Optional<String> copy(Stored message, Run run, Copies copies) {
        try {
            String copy = copies.of(message.raw());
            return policy.holdsBack(FixMessage.of(copy), run.declared())
                    ? Optional.empty()
                    : Optional.of(copy);
        } catch (InvalidMessage e) {
            log.atError()
                    .addKeyValue("fixSession", run.declared().compId())
                    .setCause(e)
                    .log("Message {} cannot be read and is gap-filled", message.seq());
            return Optional.empty();
        } catch (DataAccessException | TransactionException e) {
            throw e;
        } catch (RuntimeException e) {
            log.atError()
                    .addKeyValue("fixSession", run.declared().compId())
                    .setCause(e)
                    .log("Message {} was held back", message.seq());
            return Optional.empty();
        }
    }

    private static void write(String text, Run run) {
        run.session().getLog().onOutgoing(text);
        run.io().write(text);
    }

    private static void say(Run run, String what) {
        log.atInfo().addKeyValue("fixSession", run.declared().compId()).log("{}", what);
    }

    @Override
    public void destroy() {
        writer.shutdownNow();
    }
}
