package io.interlock.ops.order.adapter;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;
import static io.interlock.ops.table.Columns.value;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.Symbol;
import io.interlock.kit.security.CurrentActor;
import io.interlock.ops.order.RejectItem;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.interlock.ops.table.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code order_reject}: every no, once. */
@Repository
class RejectTable {
    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    RejectTable(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    void insert(List<RejectItem> rejects) {
        jdbc.batchUpdate(
                """
                INSERT INTO order_reject (id, at, client_session, account, symbol, cl_ord_id,
                    source, rule, code, text, root)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                """,
                rejects.stream().map(RejectTable::row).toList());
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
            text(reject.orderId())
        };
    }

    /** An OMS's answer often leaves out what the order says. */
    Page<RejectItem> page(
            @Nullable Instant from, @Nullable Instant to, int limit, @Nullable Cursor cursor) {
        Where where =
                new Where().within(CurrentActor.scope(), "o.environment").between("r.at", from, to);
        List<RejectItem> rows =
                client.sql(
                                """
                                SELECT r.id, r.at, r.source, r.rule, r.code, r.text, r.root,
                                    coalesce(r.client_session, o.client_session) AS client_session,
                                    coalesce(r.account, o.account) AS account,
                                    coalesce(r.symbol, o.symbol) AS symbol,
                                    coalesce(r.cl_ord_id, o.cl_ord_id) AS cl_ord_id
                                FROM order_reject r LEFT JOIN orders o ON o.id = r.root\
                                """
                                        + where.newestFirst("r.at", "r.id", limit, cursor))
                        .params(where.params())
                        .query(RejectTable::item)
                        .list();
        return Page.of(rows, limit, reject -> new Cursor(reject.at(), reject.id()));
    }

    private static RejectItem item(ResultSet row, int rowNumber) throws SQLException {
        return new RejectItem(
                row.getString("id"),
                instant(row, "at"),
                row.getString("client_session"),
                value(row, "account", Account::new),
                value(row, "symbol", Symbol::new),
                value(row, "cl_ord_id", ClOrdId::new),
                RejectItem.Source.valueOf(row.getString("source")),
                row.getString("rule"),
                row.getString("code"),
                row.getString("text"),
                row.getString("root"));
    }
}
