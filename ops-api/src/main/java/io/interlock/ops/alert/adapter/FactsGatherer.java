package io.interlock.ops.alert.adapter;

import io.interlock.events.FixSessionState;
import io.interlock.events.KillSwitch;
import io.interlock.kit.state.StateReader;
import io.interlock.ops.alert.Facts;
import io.interlock.ops.alert.Facts.Recon;
import io.interlock.ops.recon.Fills;
import io.interlock.ops.recon.ReconSummary;
import io.interlock.ops.status.Services;
import io.interlock.ops.table.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts the facts of one instant together. What the database counts is asked for once a second. */
@Component
class FactsGatherer {
    private static final Duration FRESH = Duration.ofMillis(900);

    private final StateReader<FixSessionState> sessions;
    private final StateReader<KillSwitch> killSwitches;
    private final List<StateReader<?>> topics;
    private final FactSink sink;
    private final ServiceMetrics metrics;
    private final Services services;
    private final Fills fills;
    private final DeliveryTable deliveries;
    private final AnswerFacts answers;
    private final JdbcClient jdbc;
    private @Nullable Counted counted;

    FactsGatherer(
            StateReader<FixSessionState> sessions,
            StateReader<KillSwitch> killSwitches,
            List<StateReader<?>> topics,
            FactSink sink,
            ServiceMetrics metrics,
            Services services,
            Fills fills,
            DeliveryTable deliveries,
            AnswerFacts answers,
            JdbcClient jdbc) {
        this.sessions = sessions;
        this.killSwitches = killSwitches;
        this.topics = topics;
        this.sink = sink;
        this.metrics = metrics;
        this.services = services;
        this.fills = fills;
        this.deliveries = deliveries;
        this.answers = answers;
        this.jdbc = jdbc;
    }

    private record Counted(Instant at, List<Recon> recon, List<Facts.Backlog> backlogs) {}

    Facts at(Instant now) {
        sink.prime();
        Counted counts = counted(now);
        return new Facts(
                now,
                List.copyOf(sessions.view().values()),
                sink.incidents(),
                sink.flow(),
                services.statuses(),
                stale(now),
                List.copyOf(killSwitches.view().values()),
                counts.recon(),
                metrics.samples(),
                metrics.increases(),
                counts.backlogs(),
                answers.wordings(now),
                answers.acks(now),
                answers.usualAcks(now));
    }

    private Map<String, String> stale(Instant now) {
        Map<String, String> stale = new TreeMap<>();
        for (StateReader<?> topic : topics) {
            topic.closedBecause(now).ifPresent(why -> stale.put(topic.topic().name(), why));
        }
        return stale;
    }

    private Counted counted(Instant now) {
        Counted known = counted;
        if (known == null || Duration.between(known.at(), now).compareTo(FRESH) > 0) {
            known = new Counted(now, recon(), deliveries.backlogs(now));
            counted = known;
        }
        return known;
    }

    private List<Recon> recon() {
        Map<String, Instant> waiting = sink.waitingSince();
        Map<String, Instant> oldest = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT oms, min(opened_at) AS oldest FROM recon_break
                        WHERE status = 'OPEN' AND type <> 'COVERAGE_GAP'
                            AND coalesce(payload::json ->> 'severity', 'HIGH')
                                IN ('CRITICAL', 'HIGH')
                        GROUP BY oms\
                        """)
                .query(row -> {
                    oldest.put(row.getString("oms"), Columns.instant(row, "oldest"));
                });
        Map<String, ReconSummary.PerOms> perOms = new TreeMap<>();
        fills.summary().perOms().forEach(one -> perOms.put(one.oms(), one));
        TreeSet<String> omss = new TreeSet<>(perOms.keySet());
        omss.addAll(waiting.keySet());
        omss.addAll(oldest.keySet());
        List<Recon> recon = new ArrayList<>();
        for (String oms : omss) {
            ReconSummary.PerOms one = perOms.get(oms);
            recon.add(
                    new Recon(
                            oms,
                            one == null ? 0 : one.matched() + one.pending(),
                            one == null ? 0 : one.pending(),
                            one == null ? (oldest.containsKey(oms) ? 1 : 0) : one.open(),
                            oldest.get(oms),
                            waiting.get(oms)));
        }
        return recon;
    }
}
