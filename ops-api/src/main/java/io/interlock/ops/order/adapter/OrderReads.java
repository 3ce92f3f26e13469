package io.interlock.ops.order.adapter;

import io.interlock.events.ReconBreak;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import io.interlock.ops.order.OmsOrder;
import io.interlock.ops.order.OrderDetail;
import io.interlock.ops.order.OrderFact;
import io.interlock.ops.order.OrderFilter;
import io.interlock.ops.order.OrderItem;
import io.interlock.ops.order.SentCommand;
import io.interlock.ops.order.Timeline;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.interlock.ops.recon.Breaks;
import io.interlock.ops.table.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Orders for people who look for them. */
@Repository
@Transactional(readOnly = true)
class OrderReads {
    private static final int NAMED = 500;
    private final JdbcClient jdbc;
    private final OrderEvents events;
    private final Breaks breaks;

    OrderReads(JdbcClient jdbc, OrderEvents events, Breaks breaks) {
        this.jdbc = jdbc;
        this.events = events;
        this.breaks = breaks;
    }

    Page<OrderItem> page(OrderFilter filter, int limit, @Nullable Cursor cursor) {
        Where where =
                new Where()
                        .within(CurrentActor.scope(), "environment")
                        .and("symbol = :symbol", "symbol", filter.symbol())
                        .and("account = :account", "account", filter.account())
                        .and("client_session = :session", "session", filter.clientSession())
                        .and("oms = :oms", "oms", filter.oms())
                        .and(
                                "to_tsvector('simple', text)"
                                        + " @@ websearch_to_tsquery('simple', :text)",
                                "text",
                                filter.text())
                        .between("received_at", filter.from(), filter.to());
        if (!filter.status().isEmpty()) {
            where.and(
                    "status IN (:status)",
                    "status",
                    filter.status().stream().map(Enum::name).toList());
        }
        String q = filter.q() == null ? "" : filter.q().strip();
        if (!q.isEmpty()) {
            search(where, q);
        }
        List<OrderItem> rows =
                jdbc.sql(
                                "SELECT * FROM orders"
                                        + where.newestFirst("received_at", "id", limit, cursor))
                        .params(where.params())
                        .query(Orders::item)
                        .list();
        return Page.of(rows, limit, order -> new Cursor(order.receivedAt(), order.id()));
    }

    private void search(Where where, String q) {
        List<String> ways = new ArrayList<>(List.of("id = ANY (:named)"));
        way(ways, where, "account", q);
        way(ways, where, "symbol", q.toUpperCase(Locale.ROOT));
        way(ways, where, "client_session", q.toUpperCase(Locale.ROOT));
        where.and("(" + String.join(" OR ", ways) + ")", "named", named(q).toArray(String[]::new));
    }

    /**
     * Adds a condition only where it finds something: for one that finds nothing the planner would
     * read all orders from the newest on.
     */
    private void way(List<String> ways, Where where, String column, String value) {
        boolean found =
                jdbc.sql(
                                """
                                SELECT 1 FROM orders WHERE %s = :value
                                ORDER BY received_at DESC, id DESC LIMIT 1\
                                """
                                        .formatted(column))
                        .param("value", value)
                        .query(Integer.class)
                        .optional()
                        .isPresent();
        if (found) {
            ways.add("%s = :q_%s".formatted(column, column));
            where.params().put("q_" + column, value);
        }
    }

    /** Orders that have a name that begins with {@code q}, or a drop copy with this ExecID. */
    private List<String> named(String q) {
        List<String> ids =
                new ArrayList<>(
                        jdbc.sql(
                                        """
                                        (SELECT root FROM order_name WHERE name LIKE :prefix
                                            LIMIT :named)
                                        UNION (SELECT o.id FROM order_event e
                                            JOIN orders o ON o.oms = e.oms AND o.order_id = e.order_id
                                            WHERE e.kind = 'DROP_COPY' AND e.exec_id = :q
                                            LIMIT :named)\
                                        """)
                                .param("prefix", like(q))
                                .param("q", q)
                                .param("named", NAMED)
                                .query(String.class)
                                .list());
        ids.add(q);
        return ids;
    }

    private static String like(String prefix) {
        return prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    /** An order and what is known here of it. */
    record Story(OrderItem item, List<OrderFact> facts, List<ReconBreak> breaks) {
        OrderDetail told(List<SentCommand> sent) {
            return new OrderDetail(item, Timeline.of(facts, sent, breaks));
        }

        List<String> commands() {
            return facts.stream()
                    .flatMap(fact ->
                            fact instanceof OrderFact.Commanded commanded
                                    ? Stream.of(commanded.command().commandId().toString())
                                    : Stream.of())
                    .toList();
        }
    }

    Story story(String id) {
        OrderItem item =
                jdbc.sql("SELECT * FROM orders WHERE id = :id")
                        .param("id", id)
                        .query(Orders::item)
                        .optional()
                        .filter(order -> CurrentActor.scope().covers(order.environment()))
                        .orElseThrow(() -> Problem.NOT_FOUND.exception("no order '" + id + "'"));
        List<OrderFact> facts = new ArrayList<>(events.of(List.of(id)).getOrDefault(id, List.of()));
        List<ReconBreak> differences = new ArrayList<>();
        for (OmsOrder order : OmsOrder.of(facts)) {
            facts.addAll(events.dropCopies(order));
            differences.addAll(breaks.of(order.oms(), order.orderId().value()));
        }
        return new Story(item, facts, differences);
    }
}
