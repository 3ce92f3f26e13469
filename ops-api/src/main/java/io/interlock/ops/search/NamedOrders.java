package io.interlock.ops.search;

import io.interlock.fix.Tags;
import io.interlock.kit.security.CurrentActor;
import io.interlock.ops.search.Found.Item;
import io.interlock.ops.search.Found.Kind;
import io.interlock.ops.table.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Orders by their own id, by ClOrdIDs of their chain, by OrderIDs and ExecIDs. */
@Repository
class NamedOrders {
    /** So short a beginning fits everything. */
    private static final int SHORTEST_BEGINNING = 3;

    private final JdbcClient jdbc;

    NamedOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Item> find(String q, int limit) {
        boolean beginnings = q.length() >= SHORTEST_BEGINNING;
        return jdbc.sql(
                        """
                        WITH named AS (
                            (SELECT root, 0 AS tag, 0 AS place FROM (SELECT :q AS root) q)
                            UNION ALL
                            (SELECT root, tag, 1 FROM order_name WHERE name = :q LIMIT :limit)
                            UNION ALL
                            (SELECT o.id, 17, 1 FROM order_event e
                                JOIN orders o ON o.oms = e.oms AND o.order_id = e.order_id
                                WHERE e.kind = 'DROP_COPY' AND e.exec_id = :q LIMIT :limit)
                            UNION ALL
                            (SELECT root, tag, 2 FROM order_name
                                WHERE :beginnings AND name LIKE :prefix LIMIT :limit)),
                        once AS (
                            SELECT DISTINCT ON (root) root, tag, place
                            FROM named ORDER BY root, place)
                        SELECT o.*, once.tag, once.place
                        FROM once JOIN orders o ON o.id = once.root
                        WHERE :environments::text[] IS NULL OR o.environment = ANY (:environments)
                        ORDER BY once.place, o.received_at DESC LIMIT :limit\
                        """)
                .param("q", q)
                .param("prefix", like(q))
                .param("beginnings", beginnings)
                .param("limit", limit)
                .param("environments", Where.names(CurrentActor.scope()))
                .query(NamedOrders::item)
                .list();
    }

    private static String like(String prefix) {
        return prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    private static Item item(ResultSet row, int rowNumber) throws SQLException {
        String qty =
                row.getBigDecimal("order_qty") == null
                        ? ""
                        : " " + row.getBigDecimal("order_qty").stripTrailingZeros().toPlainString();
        String oms = row.getString("oms") == null ? "" : " to " + row.getString("oms");
        return new Item(
                Kind.order,
                row.getString("id"),
                row.getString("cl_ord_id"),
                "%s%s %s, %s, from %s%s"
                        .formatted(
                                row.getString("side"),
                                qty,
                                row.getString("symbol"),
                                row.getString("status"),
                                row.getString("client_session"),
                                oms),
                matchedBy(row.getInt("tag")));
    }

    private static String matchedBy(int tag) {
        return switch (tag) {
            case Tags.CL_ORD_ID -> "ClOrdID(11) or OrigClOrdID(41)";
            case Tags.ORDER_ID -> "OrderID(37)";
            case Tags.EXEC_ID -> "ExecID(17)";
            default -> "order id";
        };
    }
}
