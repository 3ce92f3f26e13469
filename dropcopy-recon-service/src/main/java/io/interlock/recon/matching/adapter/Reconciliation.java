package io.interlock.recon.matching.adapter;

import io.interlock.recon.breaks.Breaks;
import io.interlock.recon.breaks.Evidenced;
import io.interlock.recon.breaks.Patience;
import io.interlock.recon.breaks.Patience.Silence;
import io.interlock.recon.breaks.Tolerances;
import io.interlock.recon.matching.Alike;
import io.interlock.recon.matching.Judged;
import io.interlock.recon.matching.Judged.Stored;
import io.interlock.recon.matching.OrderReading;
import io.interlock.recon.matching.Pair;
import io.interlock.recon.matching.adapter.Horizons.Horizon;
import io.interlock.recon.trade.Feed;
import io.interlock.recon.trade.TradeKey;
import io.interlock.recon.trade.TradeReport;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Loads pairs and orders, lets them be judged and stores; each time in one transaction. */
@Component
class Reconciliation {
    private static final long ONE_AT_A_TIME = 0x7265636f6eL;
    private static final int SWEEP_LIMIT = 2_000;

    /**
     * What is asked for is always some thousand rows by their keys. A plan that PostgreSQL made
     * while a table was small would read all of it, over and over, when it has grown.
     */
    private static final String ALONE =
            """
            select set_config('enable_seqscan', 'off', true),
                set_config('enable_hashjoin', 'off', true),
                set_config('enable_mergejoin', 'off', true)
            from pg_advisory_xact_lock(?)
            """;

    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final PairTable pairs;
    private final OrderTable orders;
    private final Breaks breaks;
    private final TallyTable tallies;
    private final Horizons horizons;
    private final CoverageWatch coverage;
    private final ReconMetrics metrics;
    private final ReconProperties properties;
    private final Clock clock;

    Reconciliation(
            TransactionOperations transactions,
            JdbcClient jdbc,
            PairTable pairs,
            OrderTable orders,
            Breaks breaks,
            TallyTable tallies,
            Horizons horizons,
            CoverageWatch coverage,
            ReconMetrics metrics,
            ReconProperties properties,
            Clock clock) {
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.pairs = pairs;
        this.orders = orders;
        this.breaks = breaks;
        this.tallies = tallies;
        this.horizons = horizons;
        this.coverage = coverage;
        this.metrics = metrics;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Takes reports of both sides.
     *
     * @param lastDropCopy per OMS, when its newest drop copy of any kind was received
     */
    void take(
            Collection<TradeReport> reports,
            Collection<OrderReading> readings,
            Map<String, Instant> lastDropCopy) {
        Instant now = now();
        List<Judged> judged =
                alone(() -> {
                    Function<TradeKey, Stored> stored =
                            pairs.load(
                                    reports.stream()
                                            .map(TradeReport::key)
                                            .collect(Collectors.toSet()));
                    Map<String, List<Silence>> silences = coverage.silences(now);
                    // what is overdue is found by the sweep, when both streams are read
                    List<Judged> found =
                            Judged.of(
                                    stored,
                                    reports,
                                    oms -> patience(Horizon.NOTHING, silences, oms),
                                    Tolerances.USUAL);
                    store(found, now);
                    orders.append(readings);
                    tally(found);
                    new TreeMap<>(lastDropCopy).forEach(tallies::sawDropCopy);
                    return found;
                });
        metrics.matched(judged, now);
    }

    /**
     * Opens breaks for what is overdue and judges orders, some hundreds at a time. Returns whether
     * there may be more.
     *
     * @param readUpTo per topic and partition of this instance, how far it has been read
     * @param partitions the number of partitions of each topic
     */
    boolean sweep(Map<String, Map<Integer, Instant>> readUpTo, Map<String, Integer> partitions) {
        Instant now = now();
        return alone(() -> {
            Horizon horizon = horizons.moved(readUpTo, partitions);
            Map<String, List<Silence>> silences = coverage.look(now);
            boolean more = sweepPairs(horizon, silences, now);
            return sweepOrders(horizon, silences) || more;
        });
    }

    private boolean sweepPairs(Horizon horizon, Map<String, List<Silence>> silences, Instant now) {
        List<Stored> due = new ArrayList<>();
        for (Feed missing : Feed.values()) {
            due.addAll(pairs.due(missing, horizon.of(missing), SWEEP_LIMIT));
        }
        if (due.isEmpty()) {
            return false;
        }
        Map<TradeKey, Stored> stored = new LinkedHashMap<>();
        due.forEach(each -> stored.put(each.pair().key(), each));
        List<Stored> lonely = pairs.lonelyOfTheirOrders(due);
        Map<TradeKey, Pair> likened = likened(lonely);
        lonely.stream()
                .filter(each -> likened.containsKey(each.pair().key()))
                .forEach(each -> stored.put(each.pair().key(), each));
        List<Judged> judged =
                stored.values().stream()
                        .map(each ->
                                Judged.of(
                                        each,
                                        likened.getOrDefault(each.pair().key(), each.pair()),
                                        patience(horizon, silences, each.pair().key().oms()),
                                        Tolerances.USUAL))
                        .toList();
        store(judged, now);
        return due.size() >= SWEEP_LIMIT;
    }

    /** Pairs of one side that look like one of the other. */
    private static Map<TradeKey, Pair> likened(List<Stored> lonely) {
        Map<TradeReport, Pair> pairs = new HashMap<>();
        lonely.forEach(each -> pairs.put(each.pair().lonely(), each.pair()));
        Map<TradeKey, Pair> likened = new HashMap<>();
        for (Alike.Match match : Alike.among(List.copyOf(pairs.keySet()), Tolerances.USUAL)) {
            Pair one = Objects.requireNonNull(pairs.get(match.platform()));
            Pair two = Objects.requireNonNull(pairs.get(match.dropCopy()));
            likened.put(one.key(), one.likened(match.dropCopy()));
            likened.put(two.key(), two.likened(match.platform()));
        }
        return likened;
    }

    private boolean sweepOrders(Horizon horizon, Map<String, List<Silence>> silences) {
        List<OrderTable.Due> due = orders.due(horizon.both(), SWEEP_LIMIT);
        Map<String, Collection<Evidenced>> found = new LinkedHashMap<>();
        List<OrderTable.Judged> judged = new ArrayList<>();
        for (OrderTable.Due each : due) {
            var judgement =
                    each.evidence().judge(patience(horizon, silences, each.evidence().oms()));
            judged.add(new OrderTable.Judged(each, judgement));
            if (each.broken() > 0 || !judgement.breaks().isEmpty()) {
                found.put(each.evidence().subject(), judgement.breaks());
            }
        }
        breaks.learn(found);
        orders.looked(judged);
        return due.size() >= SWEEP_LIMIT;
    }

    private Patience patience(Horizon horizon, Map<String, List<Silence>> silences, String oms) {
        return new Patience(
                properties.grace(),
                horizon.platform(),
                horizon.dropCopy(),
                silences.getOrDefault(oms, List.of()));
    }

    /** Drops some of what is older than it need be kept. */
    boolean forget() {
        int limit = 5_000;
        Instant before = now().minus(properties.matchedRetention());
        boolean more = orders.forgetBefore(before, limit) == limit;
        return pairs.forgetMatchedBefore(before, limit) == limit || more;
    }

    private void store(List<Judged> judged, Instant now) {
        Map<String, Collection<Evidenced>> broken = new LinkedHashMap<>();
        for (Judged each : judged) {
            if (each.before().broken() > 0 || !each.breaks().isEmpty()) {
                broken.put(each.subject(), each.breaks());
            }
        }
        breaks.learn(broken);
        pairs.save(judged, now);
    }

    private void tally(List<Judged> judged) {
        Map<String, Long> more = new TreeMap<>();
        for (Judged each : judged) {
            long difference = (each.matched() ? 1 : 0) - (each.before().matched() ? 1 : 0);
            more.merge(each.pair().key().oms(), difference, Long::sum);
        }
        more.forEach(tallies::addMatched);
    }

    private <T> T alone(Supplier<T> work) {
        T result =
                transactions.execute(status -> {
                    jdbc.sql(ALONE).param(ONE_AT_A_TIME).query().singleRow();
                    return work.get();
                });
        return Objects.requireNonNull(result);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
