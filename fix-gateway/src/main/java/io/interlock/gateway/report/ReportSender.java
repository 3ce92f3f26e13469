package io.interlock.gateway.report;

import io.interlock.events.EventCodec;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.events.Topics;
import io.interlock.fix.BodyEdits;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Rejects;
import io.interlock.fix.Rejects.Answer;
import io.interlock.fix.Tags;
import io.interlock.gateway.lease.Lease;
import io.interlock.gateway.log.LogReader;
import io.interlock.gateway.log.Positions;
import io.interlock.gateway.log.Positions.Stored;
import io.interlock.gateway.order.Outcomes;
import io.interlock.gateway.order.Outcomes.Claim;
import io.interlock.gateway.order.OwnCancels;
import io.interlock.gateway.report.Mailbox.Letter;
import io.interlock.gateway.report.Mailbox.Waiting;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.wire.DurableStores;
import io.interlock.gateway.wire.OutboundBatch;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings executions and routing's rejections from the log to the clients. One thread numbers and
 * commits them with its position. A client that is away gets its reports, unnumbered, into the
 * mailbox; they leave first when it is back, so that order is kept.
 */
@Component
public class ReportSender implements LogReader.Handler {
    private static final String CONSUMER = "reports";
    private static final int DRAIN = 500;

    private final FixSessions sessions;
    private final DurableStores stores;
    private final Outcomes outcomes;
    private final Mailbox mailbox;
    private final Positions positions;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final LogReader reader;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private volatile boolean mailboxRead;
    private volatile Instant startedAt = Instant.EPOCH;

    ReportSender(
            FixSessions sessions,
            DurableStores stores,
            Outcomes outcomes,
            Mailbox mailbox,
            Positions positions,
            PlatformTransactionManager transactions,
            LogReader.Kafka kafka,
            Clock clock) {
        this.sessions = sessions;
        this.stores = stores;
        this.outcomes = outcomes;
        this.mailbox = mailbox;
        this.positions = positions;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.reader =
                new LogReader(
                        CONSUMER,
                        List.of(Topics.ORDER_EXECUTIONS, Topics.ROUTING_REJECTIONS),
                        kafka,
                        positions,
                        this,
                        () -> true);
    }

    /**
     * A letter to a client.
     *
     * @param claim the outcome to claim where it is a rejection by routing
     * @param repeated it may have been delivered before: the OMS sent it again, or an earlier run
     *     of this reader saw it
     */
    private record Report(Letter letter, @Nullable Claim claim, boolean repeated) {}

    /** Letters for these clients were put into the mailbox, or the clients are back. */
    public void lettersFor(Set<String> clients) {
        waiting.addAll(clients);
        reader.wake();
    }

    @Override
    public boolean handle(List<ConsumerRecord<String, byte[]>> records, Stored next) {
        if (!mailboxRead) {
            waiting.addAll(mailbox.sessionsWaiting());
            mailboxRead = true;
        }
        waiting.stream().filter(sessions::loggedOn).toList().forEach(this::drain);
        List<Report> reports = new ArrayList<>();
        records.forEach(record -> add(record, reports));
        if (reports.isEmpty()) {
            return false;
        }
        Set<String> kept = new HashSet<>();
        try {
            commit(batch -> {
                kept.addAll(deliver(reports, batch));
                batch.commit(next, positions);
            });
        } catch (DuplicateKeyException e) {
            // clocks of two gateways differ: from now on each report is looked up first
            startedAt = Instant.MAX;
            throw e;
        }
        waiting.addAll(kept);
        return true;
    }

    private void add(ConsumerRecord<String, byte[]> record, List<Report> reports) {
        if (record.topic().equals(Topics.ROUTING_REJECTIONS.name())) {
            rejected(EventCodec.decode(record.value(), Topics.ROUTING_REJECTIONS), reports);
            return;
        }
        OrderExecution execution = EventCodec.decode(record.value(), Topics.ORDER_EXECUTIONS);
        String client = execution.clientSession();
        if (execution.origin() == OrderExecution.Origin.OMS
                && client != null
                && sessions.isClient(client)) {
            FixMessage message = FixMessage.of(execution.raw());
            String body = new BodyEdits(message).apply(execution.edits()).text();
            reports.add(
                    new Report(
                            new Letter(
                                    client,
                                    execution.eventId().toString(),
                                    execution.msgType(),
                                    body),
                            null,
                            message.flag(Tags.POSS_DUP_FLAG)
                                    || !execution.receivedAt().isAfter(startedAt)));
        }
    }

    private void rejected(RoutingDecision decision, List<Report> reports) {
        OrderCommand command = decision.command();
        var rejection = decision.rejection();
        if (rejection == null
                || !sessions.isClient(command.clientSession())
                || OwnCancels.isOwn(command.commandId())) {
            return;
        }
        Answer answer = Rejects.answer(command, rejection, clock.instant());
        reports.add(
                new Report(
                        new Letter(
                                command.clientSession(),
                                command.commandId().toString(),
                                answer.msgType(),
                                answer.body()),
                        new Claim(
                                command,
                                Outcomes.Kind.REJECTED,
                                null,
                                null,
                                rejection.rule(),
                                rejection.text()),
                        false));
    }

    /**
     * Numbers what can go out now and keeps the rest; returns the clients that have something kept.
     */
    private Set<String> deliver(List<Report> reports, OutboundBatch batch) {
        List<Claim> claims = new ArrayList<>();
        for (Report report : reports) {
            if (report.claim() != null) {
                claims.add(report.claim());
            }
        }
        var claimed = outcomes.claim(claims);
        Set<Letter> known =
                mailbox.known(
                        reports.stream().filter(Report::repeated).map(Report::letter).toList());
        List<Letter> keep = new ArrayList<>();
        Set<String> keptFor = new HashSet<>();
        Set<String> inBatch = new HashSet<>();
        for (Report report : reports) {
            Letter letter = report.letter();
            boolean lost =
                    report.claim() != null
                            && !claimed.contains(report.claim().command().commandId());
            if (lost
                    || known.contains(letter)
                    || !inBatch.add(letter.session() + " " + letter.source())) {
                continue;
            }
            if (keptFor.contains(letter.session())
                    || waiting.contains(letter.session())
                    || !sent(letter, batch)) {
                keep.add(letter);
                keptFor.add(letter.session());
            }
        }
        mailbox.keep(keep);
        return keptFor;
    }

    private boolean sent(Letter letter, OutboundBatch batch) {
        return sessions.loggedOn(letter.session())
                && batch.send(
                        sessions.session(letter.session()),
                        letter.msgType(),
                        letter.body(),
                        letter.source());
    }

    /** Sends what waited for one client; it stays flagged until nothing is left. */
    private void drain(String client) {
        List<Waiting> next = mailbox.next(client, DRAIN);
        if (next.isEmpty()) {
            waiting.remove(client);
            // a letter may have been committed since: look once more
            if (mailbox.next(client, 1).isEmpty()) {
                return;
            }
            waiting.add(client);
            return;
        }
        commit(batch -> {
            List<Waiting> taken = new ArrayList<>();
            for (Waiting one : next) {
                if (!sent(one.letter(), batch)) {
                    break;
                }
                taken.add(one);
            }
            mailbox.taken(taken);
            batch.commit();
        });
        reader.wake();
    }

    private void commit(Consumer<OutboundBatch> work) {
        OutboundBatch batch = stores.batch();
        try {
            transaction.executeWithoutResult(status -> work.accept(batch));
        } catch (RuntimeException e) {
            batch.abandon();
            throw e;
        }
        batch.release(clock.instant());
    }

    /** Serves all clients from now on, under the order entry's lease. */
    public void start(Lease lease) {
        mailboxRead = false;
        startedAt = clock.instant();
        waiting.clear();
        reader.start(lease);
    }

    /** Ends after the batch at hand. */
    public void stop() {
        reader.stop();
    }
}
