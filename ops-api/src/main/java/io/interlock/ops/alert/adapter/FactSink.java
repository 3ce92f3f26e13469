package io.interlock.ops.alert.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.domain.ExecType;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.EventCodec;
import io.interlock.events.FixIncident;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.ops.alert.Facts.Flow;
import io.interlock.ops.ingest.Batch;
import io.interlock.ops.ingest.Sink;
import io.interlock.ops.stream.Change;
import io.interlock.ops.table.Columns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What the last quarter of an hour brought by Kafka, in memory: incidents, orders and rejects of
 * each client in slices, and since when an OMS trades without a word on its drop copy. Read by the
 * events' own times, so that a replay of long ago raises nothing.
 */
@Component
class FactSink implements Sink {
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Duration AHEAD = Duration.ofSeconds(2);
    private static final long SLICE_MILLIS = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Deque<FixIncident> incidents = new ArrayDeque<>();
    private final Map<Slice, long[]> slices = new TreeMap<>();
    private final Map<String, Instant> waitingSince = new TreeMap<>();
    private final Map<String, Instant> lastCopy = new TreeMap<>();
    private boolean primed;

    FactSink(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Slice(Instant from, String session) implements Comparable<Slice> {
        static Slice of(Instant at, String session) {
            long millis = at.toEpochMilli();
            return new Slice(Instant.ofEpochMilli(millis - millis % SLICE_MILLIS), session);
        }

        @Override
        public int compareTo(Slice other) {
            int byTime = from.compareTo(other.from);
            return byTime != 0 ? byTime : session.compareTo(other.session);
        }
    }

    /** A batch counts once it is stored. */
    @Override
    public List<Change> store(Batch batch) {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        take(batch);
                    }
                });
        return List.of();
    }

    private synchronized void take(Batch batch) {
        Instant oldest = clock.instant().minus(KEPT);
        batch.of(FixIncident.class).stream()
                .map(Batch.Received::event)
                .filter(incident -> incident.at().isAfter(oldest))
                .forEach(incidents::addLast);
        for (var received : batch.of(OrderCommand.class)) {
            OrderCommand command = received.event();
            if (command.kind() == OrderCommand.Kind.NEW) {
                count(command.receivedAt(), command.clientSession(), 0, oldest);
            }
        }
        for (var received : batch.of(RoutingDecision.class)) {
            RoutingDecision decision = received.event();
            if (decision.rejection() != null
                    && decision.command().kind() == OrderCommand.Kind.NEW) {
                count(decision.decidedAt(), decision.command().clientSession(), 1, oldest);
            }
        }
        batch.of(OrderExecution.class).forEach(received -> answered(received.event(), oldest));
        for (var received : batch.of(DropCopyExecution.class)) {
            DropCopyExecution copy = received.event();
            lastCopy.merge(copy.oms(), copy.receivedAt(), (a, b) -> a.isAfter(b) ? a : b);
            waitingSince.computeIfPresent(
                    copy.oms(), (oms, since) -> told(oms, since) ? null : since);
        }
        slices.keySet().removeIf(slice -> slice.from().isBefore(oldest));
        incidents.removeIf(incident -> incident.at().isBefore(oldest));
    }

    private void answered(OrderExecution execution, Instant oldest) {
        var report = execution.report();
        if (report == null) {
            return;
        }
        if (report.execType() == ExecType.REJECTED && execution.clientSession() != null) {
            count(execution.receivedAt(), execution.clientSession(), 1, oldest);
        }
        Instant at = execution.receivedAt();
        if (report.isTrade()
                && execution.oms() != null
                && at.isAfter(oldest)
                && !told(execution.oms(), at)) {
            waitingSince.putIfAbsent(execution.oms(), at);
        }
    }

    /** A trade's drop copy may come a moment before its report. */
    private boolean told(String oms, Instant trade) {
        Instant copy = lastCopy.get(oms);
        return copy != null && copy.isAfter(trade.minus(AHEAD));
    }

    private void count(Instant at, @Nullable String session, int column, Instant oldest) {
        if (session != null && at.isAfter(oldest)) {
            slices.computeIfAbsent(Slice.of(at, session), slice -> new long[2])[column]++;
        }
    }

    /** After a restart the quarter of an hour is in the tables. */
    synchronized void prime() {
        if (primed) {
            return;
        }
        Instant oldest = clock.instant().minus(KEPT);
        List<FixIncident> stored =
                jdbc.sql("SELECT payload FROM fix_incident WHERE at > :oldest ORDER BY at")
                        .param("oldest", Columns.time(oldest))
                        .query((row, n) ->
                                EventCodec.decode(
                                        row.getString(1).getBytes(UTF_8), FixIncident.class))
                        .list();
        stored.stream().filter(incident -> !incidents.contains(incident)).forEach(incidents::add);
        primed = true;
    }

    synchronized List<FixIncident> incidents() {
        return new ArrayList<>(incidents);
    }

    synchronized List<Flow> flow() {
        List<Flow> flow = new ArrayList<>(slices.size());
        slices.forEach((slice, counts) ->
                flow.add(new Flow(slice.session(), slice.from(), counts[0], counts[1])));
        return flow;
    }

    synchronized Map<String, Instant> waitingSince() {
        return Map.copyOf(waitingSince);
    }
}
