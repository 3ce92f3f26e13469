package io.interlock.ops.completeness.adapter;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;

import io.interlock.domain.Environment;
import io.interlock.ops.completeness.AtOms;
import io.interlock.ops.completeness.Counts;
import io.interlock.ops.order.OrderChange;
import io.interlock.ops.order.OrderFact;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Drop copies by the environment of the order that they name. One that is read before its order
 * belongs to none, and moves when the order's name is learned; so it does not matter which comes
 * first.
 */
@Repository
class CopyEnvironments {
    /** A copy and the report that it repeats are not further apart. */
    private static final Duration APART = Duration.ofDays(1);

    private final JdbcClient jdbc;

    CopyEnvironments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Within the transaction that has stored these facts and orders. */
    Map<Counts.Key, Counts> added(List<OrderChange> changes, List<OrderFact> fresh) {
        Map<Counts.Key, Counts> sums = new HashMap<>();
        Map<AtOms, Environment> learned = AtOms.learned(changes);
        List<OrderFact> copies =
                fresh.stream().filter(fact -> fact instanceof OrderFact.DropCopied).toList();
        Map<AtOms, Environment> known = known(copies, learned);
        for (OrderFact copy : copies) {
            AtOms order = AtOms.of(copy);
            Environment environment = order == null ? null : known.get(order);
            sums.merge(key(copy.at(), copy.oms(), environment), Counts.dropCopy(), Counts::plus);
        }
        move(learned, fresh, sums);
        return sums;
    }

    private static Counts.Key key(
            Instant at, @Nullable String oms, @Nullable Environment environment) {
        return Counts.Key.of(at, oms, environment);
    }

    /** The environments of what these copies name, as far as it is known. */
    private Map<AtOms, Environment> known(
            Collection<OrderFact> copies, Map<AtOms, Environment> learned) {
        Map<AtOms, Environment> known = new HashMap<>(learned);
        Set<AtOms> asked = new HashSet<>();
        for (OrderFact copy : copies) {
            AtOms order = AtOms.of(copy);
            if (order != null && !learned.containsKey(order)) {
                asked.add(order);
            }
        }
        if (!asked.isEmpty()) {
            jdbc.sql(
                            """
                            SELECT o.oms, o.order_id, o.environment
                            FROM unnest(:omss, :ids) AS asked (oms, order_id)
                            JOIN orders o ON o.oms = asked.oms AND o.order_id = asked.order_id\
                            """)
                    .param("omss", omss(asked))
                    .param("ids", ids(asked))
                    .query(row -> {
                        known.put(
                                new AtOms(row.getString("oms"), row.getString("order_id")),
                                Environment.valueOf(row.getString("environment")));
                    });
        }
        return known;
    }

    /** Copies that were read before. */
    private void move(
            Map<AtOms, Environment> learned, List<OrderFact> fresh, Map<Counts.Key, Counts> sums) {
        if (learned.isEmpty()) {
            return;
        }
        List<Instant> times = fresh.stream().map(OrderFact::at).toList();
        Set<String> counted = new HashSet<>();
        fresh.forEach(fact -> counted.add(String.valueOf(text(fact.key()))));
        jdbc.sql(
                        """
                        SELECT e.event_key, e.oms, e.order_id, e.at
                        FROM unnest(:omss, :ids) AS asked (oms, order_id)
                        JOIN order_event e ON e.oms = asked.oms AND e.order_id = asked.order_id
                        WHERE e.kind = 'DROP_COPY' AND e.at >= :from AND e.at <= :to\
                        """)
                .param("omss", omss(learned.keySet()))
                .param("ids", ids(learned.keySet()))
                .param("from", time(Collections.min(times).minus(APART)))
                .param("to", time(Collections.max(times).plus(APART)))
                .query(row -> {
                    if (!counted.contains(row.getString("event_key"))) {
                        AtOms order = new AtOms(row.getString("oms"), row.getString("order_id"));
                        Instant at = instant(row, "at");
                        sums.merge(
                                key(at, order.oms(), null),
                                Counts.dropCopy().negated(),
                                Counts::plus);
                        sums.merge(
                                key(at, order.oms(), learned.get(order)),
                                Counts.dropCopy(),
                                Counts::plus);
                    }
                });
    }

    private static String[] omss(Collection<AtOms> orders) {
        return orders.stream().map(AtOms::oms).toArray(String[]::new);
    }

    private static String[] ids(Collection<AtOms> orders) {
        return orders.stream().map(AtOms::orderId).toArray(String[]::new);
    }
}
