package io.interlock.ops.completeness.adapter;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;

import io.interlock.domain.Environment;
import io.interlock.kit.security.CurrentActor;
import io.interlock.ops.completeness.Counts;
import io.interlock.ops.order.OrderChange;
import io.interlock.ops.order.OrderFact;
import io.interlock.ops.order.OrderListener;
import io.interlock.ops.table.Where;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code completeness_minute}. */
@Repository
class CompletenessTable implements OrderListener {
    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final CopyEnvironments copies;

    CompletenessTable(JdbcTemplate jdbc, JdbcClient client, CopyEnvironments copies) {
        this.jdbc = jdbc;
        this.client = client;
        this.copies = copies;
    }

    @Override
    public void changed(List<OrderChange> changes, List<OrderFact> fresh) {
        Map<Counts.Key, Counts> sums = Counts.added(changes, fresh);
        copies.added(changes, fresh).forEach((key, v) -> sums.merge(key, v, Counts::plus));
        sums.values().removeIf(Counts.NONE::equals);
        jdbc.batchUpdate(
                """
                INSERT INTO completeness_minute AS c (minute, oms, environment, orders, answered,
                    executions, fills, drop_copies)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (minute, oms, environment) DO UPDATE SET
                    orders = c.orders + excluded.orders,
                    answered = c.answered + excluded.answered,
                    executions = c.executions + excluded.executions,
                    fills = c.fills + excluded.fills,
                    drop_copies = c.drop_copies + excluded.drop_copies\
                """,
                sums.entrySet().stream().map(CompletenessTable::row).toList());
        // what has found its OMS or its environment meanwhile has left the minute of those without
        jdbc.batchUpdate(
                """
                DELETE FROM completeness_minute
                WHERE minute = ? AND oms = ? AND environment = ? AND orders = 0 AND answered = 0
                    AND executions = 0 AND fills = 0 AND drop_copies = 0\
                """,
                sums.entrySet().stream()
                        .filter(e -> e.getValue().takes())
                        .map(e -> key(e.getKey()))
                        .toList());
    }

    private static Object[] key(Counts.Key key) {
        return new @Nullable Object[] {time(key.minute()), text(key.oms()), name(key)};
    }

    private static String name(Counts.Key key) {
        return key.environment() == null ? "" : key.environment().name();
    }

    private static Object[] row(Map.Entry<Counts.Key, Counts> entry) {
        Counts counts = entry.getValue();
        return new @Nullable Object[] {
            time(entry.getKey().minute()),
            text(entry.getKey().oms()),
            name(entry.getKey()),
            counts.orders(),
            counts.answered(),
            counts.executions(),
            counts.fills(),
            counts.dropCopies()
        };
    }

    /** What the caller may see; an absent OMS or environment does not restrict. */
    Map<Counts.Key, Counts> between(
            Instant from, Instant to, @Nullable String oms, @Nullable Environment environment) {
        Map<Counts.Key, Counts> counts = new HashMap<>();
        Where where =
                new Where()
                        .within(CurrentActor.scope(), "environment")
                        .between("minute", from, to)
                        .and("oms = :oms", "oms", oms)
                        .and(
                                "environment = :environment",
                                "environment",
                                environment == null ? null : environment.name());
        client.sql("SELECT * FROM completeness_minute" + where.text())
                .params(where.params())
                .query(row -> {
                    String name = row.getString("environment");
                    counts.put(
                            new Counts.Key(
                                    instant(row, "minute"),
                                    row.getString("oms"),
                                    name.isEmpty() ? null : Environment.valueOf(name)),
                            new Counts(
                                    row.getLong("orders"),
                                    row.getLong("answered"),
                                    row.getLong("executions"),
                                    row.getLong("fills"),
                                    row.getLong("drop_copies")));
                });
        return counts;
    }
}
