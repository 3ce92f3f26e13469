package io.interlock.ops.order.adapter;

import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.ZoneOffset.UTC;

import io.interlock.events.DropCopyExecution;
import io.interlock.events.EventCodec;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.ops.order.OmsOrder;
import io.interlock.ops.order.OrderFact;
import io.interlock.ops.order.adapter.OrderSink.StoredFact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Tables {@code order_event} and {@code order_name}: every fact once, and what it is found by. */
@Repository
class OrderEvents {
    private final JdbcTemplate jdbc;

    OrderEvents(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of these keys that are stored already. */
    Set<String> known(Collection<String> keys) {
        Set<String> known = new HashSet<>();
        if (!keys.isEmpty()) {
            jdbc.query(
                    "SELECT event_key FROM order_event WHERE event_key = ANY (?)",
                    row -> {
                        known.add(row.getString(1));
                    },
                    (Object) keys.toArray(String[]::new));
        }
        return known;
    }

    /** Stores facts that are not there yet. */
    void insert(List<StoredFact> facts) {
        jdbc.batchUpdate(
                """
                INSERT INTO order_event
                    (event_key, root, kind, oms, order_id, exec_id, at, payload)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                """,
                facts.stream().map(OrderEvents::row).toList());
        insertNames(facts.stream().map(StoredFact::fact).toList());
    }

    private static Object[] row(StoredFact stored) {
        OrderFact fact = stored.fact();
        return new Object[] {
            text(fact.key()),
            text(fact.root()),
            fact.kind().name(),
            text(fact.oms()),
            text(fact.orderId()),
            text(fact.execId()),
            time(fact.storedAt()),
            stored.json()
        };
    }

    private record Name(String name, String root, LocalDate day, int tag) {}

    private void insertNames(List<OrderFact> facts) {
        Set<Name> names = new LinkedHashSet<>();
        for (OrderFact fact : facts) {
            String root = text(fact.root());
            if (root != null) {
                LocalDate day = LocalDate.ofInstant(fact.storedAt(), UTC);
                fact.names()
                        .forEach(n ->
                                names.add(
                                        new Name(
                                                String.valueOf(text(n.value())),
                                                root,
                                                day,
                                                n.tag())));
            }
        }
        jdbc.batchUpdate(
                """
                INSERT INTO order_name (name, root, day, tag)
                VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING\
                """,
                names.stream()
                        .map(n -> new Object[] {n.name(), n.root(), n.day(), n.tag()})
                        .toList());
    }

    /** All facts of some orders. */
    Map<String, List<OrderFact>> of(Collection<String> roots) {
        Map<String, List<OrderFact>> facts = new HashMap<>();
        if (roots.isEmpty()) {
            return facts;
        }
        jdbc.query(
                "SELECT root, kind, payload FROM order_event WHERE root = ANY (?)",
                row -> {
                    facts.computeIfAbsent(row.getString(1), r -> new ArrayList<>())
                            .add(fact(row.getString(2), row.getString(3)));
                },
                (Object) roots.toArray(String[]::new));
        return facts;
    }

    /** What the drop-copy session told about it. */
    List<OrderFact> dropCopies(OmsOrder order) {
        return jdbc.query(
                """
                SELECT kind, payload FROM order_event
                WHERE kind = 'DROP_COPY' AND oms = ? AND order_id = ?\
                """,
                (row, n) -> fact(row.getString(1), row.getString(2)),
                order.oms(),
                order.orderId().value());
    }

    private static OrderFact fact(String kind, String json) {
        byte[] utf8 = json.getBytes(UTF_8);
        return OrderFact.of(
                switch (OrderFact.Kind.valueOf(kind)) {
                    case COMMAND -> EventCodec.decode(utf8, OrderCommand.class);
                    case DECISION -> EventCodec.decode(utf8, RoutingDecision.class);
                    case EXECUTION -> EventCodec.decode(utf8, OrderExecution.class);
                    case DROP_COPY -> EventCodec.decode(utf8, DropCopyExecution.class);
                });
    }
}
