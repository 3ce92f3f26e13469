package io.interlock.ops.order.adapter;

import static io.interlock.ops.table.Columns.decimal;
import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;
import static io.interlock.ops.table.Columns.value;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.domain.TimeInForce;
import io.interlock.ops.order.OrderItem;
import io.interlock.ops.order.OrderProjection;
import io.interlock.ops.order.OrderStatus;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Table {@code orders}: each order as it stands. */
@Repository
class Orders {
    private static final String UPSERT =
            """
            INSERT INTO orders (id, cl_ord_id, client_session, environment, account, symbol, side,
                ord_type, time_in_force, order_qty, price, stop_px, status, open, cum_qty,
                leaves_qty, avg_px, oms, oms_session, order_id, received_at, updated_at, text,
                anomalies)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (id, received_at) DO UPDATE SET
                cl_ord_id = excluded.cl_ord_id, account = excluded.account,
                symbol = excluded.symbol, side = excluded.side, ord_type = excluded.ord_type,
                time_in_force = excluded.time_in_force, order_qty = excluded.order_qty,
                price = excluded.price, stop_px = excluded.stop_px, status = excluded.status,
                open = excluded.open, cum_qty = excluded.cum_qty,
                leaves_qty = excluded.leaves_qty, avg_px = excluded.avg_px, oms = excluded.oms,
                oms_session = excluded.oms_session, order_id = excluded.order_id,
                updated_at = excluded.updated_at, text = excluded.text,
                anomalies = excluded.anomalies\
            """;

    private final JdbcTemplate jdbc;

    Orders(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void upsert(List<OrderProjection> orders) {
        jdbc.batchUpdate(UPSERT, orders.stream().map(Orders::row).toList());
    }

    private static Object[] row(OrderProjection projection) {
        OrderItem order = projection.item();
        return new @Nullable Object[] {
            text(order.id()),
            text(order.clOrdId()),
            text(order.clientSession()),
            order.environment().name(),
            text(order.account()),
            text(order.symbol()),
            order.side().name(),
            order.ordType().name(),
            order.timeInForce().name(),
            number(order.orderQty()),
            number(order.price()),
            number(order.stopPx()),
            order.status().name(),
            projection.open(),
            number(order.cumQty()),
            number(order.leavesQty()),
            number(order.avgPx()),
            text(order.oms()),
            text(order.omsSession()),
            text(order.orderId()),
            time(order.receivedAt()),
            time(order.updatedAt()),
            text(order.text()),
            order.anomalies().stream().map(a -> text(a)).toArray(String[]::new)
        };
    }

    private static @Nullable BigDecimal number(@Nullable Quantity quantity) {
        return quantity == null ? null : quantity.value();
    }

    private static @Nullable BigDecimal number(@Nullable Price price) {
        return price == null ? null : price.value();
    }

    static OrderItem item(ResultSet row, int rowNumber) throws SQLException {
        return new OrderItem(
                row.getString("id"),
                new ClOrdId(row.getString("cl_ord_id")),
                row.getString("client_session"),
                Environment.valueOf(row.getString("environment")),
                value(row, "account", Account::new),
                value(row, "symbol", Symbol::new),
                Side.valueOf(row.getString("side")),
                OrdType.valueOf(row.getString("ord_type")),
                TimeInForce.valueOf(row.getString("time_in_force")),
                decimal(row, "order_qty", Quantity::new),
                decimal(row, "price", Price::new),
                decimal(row, "stop_px", Price::new),
                OrderStatus.valueOf(row.getString("status")),
                new Quantity(row.getBigDecimal("cum_qty")),
                decimal(row, "leaves_qty", Quantity::new),
                decimal(row, "avg_px", Price::new),
                row.getString("oms"),
                row.getString("oms_session"),
                value(row, "order_id", OrderId::new),
                instant(row, "received_at"),
                instant(row, "updated_at"),
                row.getString("text"),
                List.of((String[]) row.getArray("anomalies").getArray()));
    }
}
