package io.interlock.ops.hit;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.time;

import io.interlock.domain.Environment;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.kit.security.CurrentActor;
import io.interlock.ops.hit.PolicyHits.Hits;
import io.interlock.ops.order.OrderChange;
import io.interlock.ops.order.OrderFact;
import io.interlock.ops.order.OrderListener;
import io.interlock.ops.table.Where;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code policy_hit_minute}. */
@Repository
class HitTable implements OrderListener {
    private static final int HOURS = 24;
    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    HitTable(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    private record Key(Instant minute, String policy, Environment environment) {}

    private record Row(Key key, Hits hits) {}

    @Override
    public void changed(List<OrderChange> changes, List<OrderFact> fresh) {
        Map<Key, Hits> sums = new HashMap<>();
        for (OrderFact fact : fresh) {
            if (fact instanceof OrderFact.Decided decided) {
                RoutingDecision decision = decided.decision();
                OrderCommand command = decision.command();
                if (decision.policy() != null) {
                    sums.merge(
                            new Key(
                                    command.receivedAt().truncatedTo(ChronoUnit.MINUTES),
                                    decision.policy(),
                                    command.environment()),
                            hit(decision),
                            Hits::plus);
                }
            }
        }
        jdbc.batchUpdate(
                """
                INSERT INTO policy_hit_minute AS h (minute, policy, environment, rejected,
                    throttled, rerouted)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (minute, policy, environment) DO UPDATE SET
                    rejected = h.rejected + excluded.rejected,
                    throttled = h.throttled + excluded.throttled,
                    rerouted = h.rerouted + excluded.rerouted\
                """,
                sums.entrySet().stream().map(HitTable::row).toList());
    }

    private static Hits hit(RoutingDecision decision) {
        RoutingDecision.Rejection no = decision.rejection();
        if (no == null) {
            return new Hits(0, 0, 1);
        }
        return no.rule().endsWith("throttle") ? new Hits(0, 1, 0) : new Hits(1, 0, 0);
    }

    private static Object[] row(Map.Entry<Key, Hits> entry) {
        Key key = entry.getKey();
        Hits hits = entry.getValue();
        return new Object[] {
            time(key.minute()),
            key.policy(),
            key.environment().name(),
            hits.rejected(),
            hits.throttled(),
            hits.rerouted()
        };
    }

    /**
     * Of policies that hit something within a day before {@code now} and that the caller may see.
     */
    List<PolicyHits> until(Instant now) {
        Instant from = now.minus(Duration.ofHours(HOURS));
        Where where =
                new Where()
                        .within(CurrentActor.scope(), "environment")
                        .between("minute", from, now);
        Map<String, List<Row>> rows =
                client
                        .sql("SELECT * FROM policy_hit_minute" + where.text())
                        .params(where.params())
                        .query((row, n) ->
                                new Row(
                                        new Key(
                                                instant(row, "minute"),
                                                row.getString("policy"),
                                                Environment.valueOf(row.getString("environment"))),
                                        new Hits(
                                                row.getLong("rejected"),
                                                row.getLong("throttled"),
                                                row.getLong("rerouted"))))
                        .list()
                        .stream()
                        .collect(
                                Collectors.groupingBy(
                                        row -> row.key().policy(),
                                        TreeMap::new,
                                        Collectors.toList()));
        return rows.values().stream().map(own -> hits(own, from, now)).toList();
    }

    /** An id is of one environment. */
    private static PolicyHits hits(List<Row> rows, Instant from, Instant now) {
        Instant hourAgo = now.minus(Duration.ofHours(1));
        List<Long> hours = new ArrayList<>(Collections.nCopies(HOURS, 0L));
        Hits lastHour = Hits.NONE;
        Hits lastDay = Hits.NONE;
        for (Row row : rows) {
            lastDay = lastDay.plus(row.hits());
            if (!row.key().minute().isBefore(hourAgo)) {
                lastHour = lastHour.plus(row.hits());
            }
            int hour = (int) Duration.between(from, row.key().minute()).toHours();
            hours.set(hour, hours.get(hour) + row.hits().all());
        }
        Key first = rows.getFirst().key();
        return new PolicyHits(first.policy(), first.environment(), lastHour, lastDay, hours);
    }
}
