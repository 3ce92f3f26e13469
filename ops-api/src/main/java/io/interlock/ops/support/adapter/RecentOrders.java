package io.interlock.ops.support.adapter;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.instantOrNull;

import io.interlock.kit.security.CurrentActor;
import io.interlock.ops.reject.RejectClass;
import io.interlock.ops.support.SupportView.PlainReject;
import io.interlock.ops.support.SupportView.RecentOrder;
import io.interlock.ops.table.Where;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What one account did lately. */
@Repository
class RecentOrders {
    private static final int NEWEST = 20;
    private final JdbcClient jdbc;

    RecentOrders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RecentOrder> orders(String account) {
        return jdbc.sql(
                        """
                        SELECT * FROM orders WHERE account = :account
                            AND (:environments::text[] IS NULL OR environment = ANY (:environments))
                        ORDER BY received_at DESC, id DESC LIMIT :newest\
                        """)
                .param("account", account)
                .param("environments", Where.names(CurrentActor.scope()))
                .param("newest", NEWEST)
                .query(RecentOrders::order)
                .list();
    }

    private static RecentOrder order(ResultSet row, int rowNumber) throws SQLException {
        return new RecentOrder(
                row.getString("id"),
                row.getString("cl_ord_id"),
                instant(row, "received_at"),
                row.getString("symbol"),
                row.getString("side"),
                plain(row.getBigDecimal("order_qty")),
                row.getString("status"),
                row.getString("oms"));
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal value) {
        return value == null ? null : value.stripTrailingZeros();
    }

    List<PlainReject> rejects(String account) {
        return jdbc.sql(
                        """
                        SELECT * FROM order_reject WHERE account = :account
                            AND (:environments::text[] IS NULL OR environment = ANY (:environments))
                        ORDER BY at DESC, id DESC LIMIT :newest\
                        """)
                .param("account", account)
                .param("environments", Where.names(CurrentActor.scope()))
                .param("newest", NEWEST)
                .query(RecentOrders::reject)
                .list();
    }

    private static PlainReject reject(ResultSet row, int rowNumber) throws SQLException {
        RejectClass kind = RejectClass.valueOf(row.getString("reject_class"));
        return new PlainReject(
                instant(row, "at"),
                row.getString("symbol"),
                kind.plainWords(),
                row.getString("text"),
                kind,
                kind.owner(),
                kind.firstAction(),
                row.getString("root"));
    }

    @Nullable Instant firstTrade(String account) {
        return jdbc.sql(
                        """
                        SELECT min(received_at) AS at FROM orders
                        WHERE account = :account AND cum_qty > 0
                            AND (:environments::text[] IS NULL OR environment = ANY (:environments))\
                        """)
                .param("account", account)
                .param("environments", Where.names(CurrentActor.scope()))
                .query((row, n) -> Optional.ofNullable(instantOrNull(row, "at")))
                .single()
                .orElse(null);
    }
}
