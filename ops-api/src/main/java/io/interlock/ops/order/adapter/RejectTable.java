package io.interlock.ops.order.adapter;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;
import static io.interlock.ops.table.Columns.value;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.kit.security.CurrentActor;
import io.interlock.ops.order.OrderChange;
import io.interlock.ops.order.OrderFact;
import io.interlock.ops.order.OrderItem;
import io.interlock.ops.order.RejectFilter;
import io.interlock.ops.order.RejectItem;
import io.interlock.ops.order.Rejects;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.interlock.ops.reject.RejectClass;
import io.interlock.ops.table.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code order_reject} and {@code reject_template}: every no, once, and its wording. */
@Repository
class RejectTable {
    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    RejectTable(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /**
     * Stores what is a no among these. One that was read before its order is told again with the
     * order, and becomes what it would have been.
     */
    void upsert(List<OrderChange> changes, List<OrderFact> fresh, Map<String, OrderItem> orders) {
        Map<String, RejectItem> rejects = new LinkedHashMap<>();
        for (OrderFact fact : fresh) {
            if (fact.root() == null) {
                Rejects.of(fact, null).ifPresent(no -> rejects.put(no.id(), no));
            }
        }
        for (OrderChange change : changes) {
            for (OrderFact fact : change.after()) {
                Rejects.of(fact, orders.get(change.id())).ifPresent(no -> rejects.put(no.id(), no));
            }
        }
        insert(rejects.values());
        // before its order is known its wording may hold the order's own values
        noteWordings(
                rejects.values().stream()
                        .filter(no -> no.orderId() == null || orders.containsKey(no.orderId()))
                        .toList());
    }

    private void insert(Collection<RejectItem> rejects) {
        if (rejects.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                """
                INSERT INTO order_reject (id, at, client_session, account, symbol, cl_ord_id,
                    source, rule, code, text, root, environment, oms, fix_session, template,
                    reject_class, cluster)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id, at) DO UPDATE SET environment = excluded.environment, client_session = excluded.client_session,
                    account = excluded.account, symbol = excluded.symbol,
                    cl_ord_id = excluded.cl_ord_id, template = excluded.template,
                    cluster = excluded.cluster
                WHERE order_reject.cluster <> excluded.cluster
                    OR order_reject.account IS DISTINCT FROM excluded.account
                    OR order_reject.environment IS DISTINCT FROM excluded.environment\
                """,
                rejects.stream().map(RejectTable::row).toList());
    }

    private void noteWordings(List<RejectItem> rejects) {
        Map<String, Instant> wordings = new HashMap<>();
        rejects.forEach(no ->
                wordings.merge(
                        String.valueOf(text(no.template())),
                        no.at(),
                        (a, b) -> a.isBefore(b) ? a : b));
        jdbc.batchUpdate(
                """
                INSERT INTO reject_template AS t (template, first_seen) VALUES (?, ?)
                ON CONFLICT (template) DO UPDATE SET first_seen = excluded.first_seen
                WHERE excluded.first_seen < t.first_seen\
                """,
                wordings.entrySet().stream()
                        .map(e -> new Object[] {e.getKey(), time(e.getValue())})
                        .toList());
    }

    private static Object[] row(RejectItem reject) {
        return new @Nullable Object[] {
            text(reject.id()),
            time(reject.at()),
            text(reject.clientSession()),
            text(reject.account()),
            text(reject.symbol()),
            text(reject.clOrdId()),
            reject.source().name(),
            text(reject.rule()),
            text(reject.code()),
            text(reject.text()),
            text(reject.orderId()),
            reject.environment() == null ? null : reject.environment().name(),
            text(reject.oms()),
            text(reject.fixSession()),
            text(reject.template()),
            reject.rejectClass().name(),
            reject.cluster()
        };
    }

    Page<RejectItem> page(RejectFilter filter, int limit, @Nullable Cursor cursor) {
        Where where =
                new Where()
                        .within(CurrentActor.scope(), "environment")
                        .between("at", filter.from(), filter.to())
                        .and("cluster = :cluster", "cluster", filter.cluster())
                        .and("account = :account", "account", filter.account())
                        .and("symbol = :symbol", "symbol", filter.symbol())
                        .and("fix_session = :session", "session", filter.fixSession())
                        .and(
                                "reject_class = :class",
                                "class",
                                filter.rejectClass() == null ? null : filter.rejectClass().name());
        List<RejectItem> rows =
                client.sql(
                                "SELECT * FROM order_reject"
                                        + where.newestFirst("at", "id", limit, cursor))
                        .params(where.params())
                        .query(RejectTable::item)
                        .list();
        return Page.of(rows, limit, reject -> new Cursor(reject.at(), reject.id()));
    }

    private static RejectItem item(ResultSet row, int rowNumber) throws SQLException {
        return new RejectItem(
                row.getString("id"),
                instant(row, "at"),
                value(row, "environment", Environment::valueOf),
                row.getString("client_session"),
                row.getString("fix_session"),
                row.getString("oms"),
                value(row, "account", Account::new),
                value(row, "symbol", Symbol::new),
                value(row, "cl_ord_id", ClOrdId::new),
                RejectItem.Source.valueOf(row.getString("source")),
                row.getString("rule"),
                row.getString("code"),
                row.getString("text"),
                row.getString("template"),
                RejectClass.valueOf(row.getString("reject_class")),
                row.getString("root"),
                row.getString("cluster"));
    }
}
