package io.interlock.recon.matching.adapter;

import io.interlock.events.ReconBreak;
import io.interlock.events.Topics;
import io.interlock.kit.outbox.EventOutbox;
import io.interlock.recon.matching.Feed;
import io.interlock.recon.matching.Horizon;
import io.interlock.recon.matching.Known;
import io.interlock.recon.matching.Outcome;
import io.interlock.recon.matching.TradeKey;
import io.interlock.recon.matching.TradeReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Loads pairs, lets them be judged, stores and publishes; each time in one transaction. */
@Component
class Reconciliation {
    private static final long ONE_AT_A_TIME = 0x7265636f6eL;
    private static final int SWEEP_LIMIT = 500;

    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final PairTable pairs;
    private final BreakTable breaks;
    private final TallyTable tallies;
    private final DropCopySessions dropCopySessions;
    private final EventOutbox outbox;
    private final ReconMetrics metrics;
    private final ReconProperties properties;
    private final Clock clock;

    Reconciliation(
            TransactionOperations transactions,
            JdbcClient jdbc,
            PairTable pairs,
            BreakTable breaks,
            TallyTable tallies,
            DropCopySessions dropCopySessions,
            EventOutbox outbox,
            ReconMetrics metrics,
            ReconProperties properties,
            Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.pairs = pairs;
        this.breaks = breaks;
        this.tallies = tallies;
        this.dropCopySessions = dropCopySessions;
        this.outbox = outbox;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Takes reports of both sides.
     *
     * @param lastDropCopy per OMS, when its newest drop copy of any kind was received
     */
    void take(Collection<TradeReport> reports, Map<String, Instant> lastDropCopy) {
        Instant now = now();
        List<Outcome> outcomes =
                alone(() -> {
                    Function<TradeKey, Known> known =
                            pairs.load(
                                    reports.stream()
                                            .map(TradeReport::key)
                                            .collect(Collectors.toSet()));
                    // what is overdue is found by the sweep, when both streams are read
                    Horizon none = new Horizon(Instant.EPOCH, Instant.EPOCH, Duration.ZERO);
                    List<Outcome> judged = Outcome.of(known, reports, none, now, breaks::nextId);
                    store(judged, now);
                    tally(judged);
                    new TreeMap<>(lastDropCopy).forEach(tallies::sawDropCopy);
                    return judged;
                });
        metrics.matched(outcomes, now);
    }

    /**
     * Opens breaks for what is overdue, some hundreds at a time. Returns whether there may be more.
     *
     * @param readUpTo per topic and partition of this instance, how far it has been read
     * @param partitions the number of partitions of each topic
     */
    boolean sweep(Map<String, Map<Integer, Instant>> readUpTo, Map<String, Integer> partitions) {
        Instant now = now();
        return alone(() -> {
            tallies.readUpTo(readUpTo);
            Horizon horizon =
                    new Horizon(
                            horizon(Topics.ORDER_EXECUTIONS.name(), partitions),
                            horizon(Topics.DROP_COPY_EXECUTIONS.name(), partitions),
                            properties.grace());
            List<Outcome> outcomes = new ArrayList<>();
            for (Feed missing : Feed.values()) {
                Instant before = horizon.overdueBefore(missing);
                for (Known known :
                        pairs.overdue(missing, before, silent(missing, now), SWEEP_LIMIT)) {
                    outcomes.add(Outcome.of(known, horizon, now, breaks::nextId));
                }
            }
            store(outcomes, now);
            return outcomes.size() >= SWEEP_LIMIT;
        });
    }

    /** Drops some matched trades that are older than they need be kept. */
    boolean forget() {
        int limit = 5_000;
        Instant before = now().minus(properties.matchedRetention());
        return pairs.forgetMatchedBefore(before, limit) == limit;
    }

    /** Nobody waits for a drop copy whose session is down: that is a gap, not a difference. */
    private Set<String> silent(Feed missing, Instant now) {
        return switch (missing) {
            case PLATFORM -> Set.of();
            case DROP_COPY -> dropCopySessions.silent(now);
        };
    }

    private Instant horizon(String topic, Map<String, Integer> partitions) {
        Integer count = partitions.get(topic);
        return count == null || count == 0 ? Instant.EPOCH : tallies.readUpTo(topic, count);
    }

    private void store(List<Outcome> outcomes, Instant now) {
        for (Outcome outcome : outcomes) {
            for (ReconBreak change : outcome.changes()) {
                breaks.save(change);
                outbox.publish(Topics.RECON_BREAKS, change.breakId(), change);
            }
        }
        pairs.save(outcomes, now);
    }

    private void tally(List<Outcome> outcomes) {
        Map<String, Long> more = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            long difference = (outcome.matched() ? 1 : 0) - (outcome.wasMatched() ? 1 : 0);
            more.merge(outcome.pair().key().oms(), difference, Long::sum);
        }
        more.forEach(tallies::addMatched);
    }

    private <T> T alone(Supplier<T> work) {
        T result =
                transactions.execute(status -> {
                    jdbc.sql("select 1 from pg_advisory_xact_lock(?)")
                            .param(ONE_AT_A_TIME)
                            .query(Integer.class)
                            .single();
                    return work.get();
                });
        return Objects.requireNonNull(result);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
