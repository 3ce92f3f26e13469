package io.interlock.ops.order.adapter;

import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.DropCopyExecution;
import io.interlock.events.EventCodec;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.ops.order.OmsOrder;
import io.interlock.ops.order.OrderFact;
import io.interlock.ops.order.adapter.OrderSink.StoredFact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Tables {@code order_event} and {@code order_name}: every fact once, and what it is found by. */
@Repository
class OrderEvents {
    private final JdbcTemplate jdbc;

    OrderEvents(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Stores what is not there yet and returns it. */
    List<OrderFact> insert(List<StoredFact> facts) {
        int[] inserted =
                jdbc.batchUpdate(
                        """
                        INSERT INTO order_event
                            (event_key, root, kind, oms, order_id, exec_id, at, payload)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                        """,
                        facts.stream().map(OrderEvents::row).toList());
        List<OrderFact> fresh = new ArrayList<>();
        for (int i = 0; i < inserted.length; i++) {
            if (inserted[i] == 1) {
                fresh.add(facts.get(i).fact());
            }
        }
        insertNames(fresh);
        return fresh;
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
            time(fact.at()),
            stored.json()
        };
    }

    private void insertNames(List<OrderFact> facts) {
        List<Object[]> names =
                facts.stream()
                        .filter(fact -> fact.root() != null)
                        .flatMap(fact ->
                                fact.names().map(n -> new Object[] {text(n), text(fact.root())}))
                        .toList();
        jdbc.batchUpdate(
                "INSERT INTO order_name (name, root) VALUES (?, ?) ON CONFLICT DO NOTHING", names);
    }

    /** All facts of some orders. */
    Map<String, List<OrderFact>> of(Collection<String> roots) {
        Map<String, List<OrderFact>> facts = new HashMap<>();
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
