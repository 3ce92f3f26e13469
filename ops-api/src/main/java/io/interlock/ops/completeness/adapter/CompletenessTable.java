package io.interlock.ops.completeness.adapter;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;

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

    CompletenessTable(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    @Override
    public void changed(List<OrderChange> changes, List<OrderFact> fresh) {
        Map<Counts.Key, Counts> sums = new HashMap<>(Counts.received(fresh));
        for (OrderChange change : changes) {
            Counts.ordersIn(change.after()).forEach((k, v) -> sums.merge(k, v, Counts::plus));
            Counts.ordersIn(change.before())
                    .forEach((k, v) -> sums.merge(k, v.negated(), Counts::plus));
        }
        sums.values().removeIf(Counts.NONE::equals);
        jdbc.batchUpdate(
                """
                INSERT INTO completeness_minute AS c
                    (minute, oms, orders, answered, executions, fills, drop_copies)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (minute, oms) DO UPDATE SET orders = c.orders + excluded.orders,
                    answered = c.answered + excluded.answered,
                    executions = c.executions + excluded.executions,
                    fills = c.fills + excluded.fills,
                    drop_copies = c.drop_copies + excluded.drop_copies\
                """,
                sums.entrySet().stream().map(CompletenessTable::row).toList());
        // an order that was routed meanwhile has left the minute of those without an OMS
        jdbc.batchUpdate(
                """
                DELETE FROM completeness_minute WHERE minute = ? AND oms = ? AND orders = 0
                    AND answered = 0 AND executions = 0 AND fills = 0 AND drop_copies = 0\
                """,
                sums.entrySet().stream()
                        .filter(e -> e.getValue().orders() < 0)
                        .map(e -> key(e.getKey()))
                        .toList());
    }

    private static Object[] key(Counts.Key key) {
        return new @Nullable Object[] {time(key.minute()), text(key.oms())};
    }

    private static Object[] row(Map.Entry<Counts.Key, Counts> entry) {
        Counts counts = entry.getValue();
        return new @Nullable Object[] {
            time(entry.getKey().minute()),
            text(entry.getKey().oms()),
            counts.orders(),
            counts.answered(),
            counts.executions(),
            counts.fills(),
            counts.dropCopies()
        };
    }

    Map<Counts.Key, Counts> between(Instant from, Instant to, @Nullable String oms) {
        Map<Counts.Key, Counts> counts = new HashMap<>();
        Where where = new Where().between("minute", from, to).and("oms = :oms", "oms", oms);
        client.sql("SELECT * FROM completeness_minute" + where.text())
                .params(where.params())
                .query(row -> {
                    counts.put(
                            new Counts.Key(instant(row, "minute"), row.getString("oms")),
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
