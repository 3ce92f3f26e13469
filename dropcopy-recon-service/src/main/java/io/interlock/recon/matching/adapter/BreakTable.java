package io.interlock.recon.matching.adapter;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.ExecId;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.ReconBreak;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Breaks in {@code recon_break}. Their ids are {@code B} and a number that grows. */
@Repository
class BreakTable {
    private static final String PREFIX = "B";

    private final JdbcClient jdbc;

    BreakTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    static long id(String breakId) {
        return Long.parseLong(breakId, PREFIX.length(), breakId.length(), 10);
    }

    String nextId() {
        return PREFIX + jdbc.sql("select nextval('recon_break_id')").query(Long.class).single();
    }

    void save(ReconBreak broken) {
        jdbc.sql(
                        """
                        insert into recon_break values (:id, :oms, :execId, :type, :status, :orderId,
                            :clOrdId, :symbol, :platformQty, :dropCopyQty, :platformPx, :dropCopyPx,
                            :explanation, :openedAt, :closedAt)
                        on conflict (id) do update set status = excluded.status,
                            platform_qty = excluded.platform_qty,
                            drop_copy_qty = excluded.drop_copy_qty,
                            platform_px = excluded.platform_px,
                            drop_copy_px = excluded.drop_copy_px,
                            explanation = excluded.explanation,
                            closed_at = excluded.closed_at
                        """)
                .param("id", id(broken.breakId()))
                .param("oms", broken.oms())
                .param("execId", broken.execId() == null ? null : broken.execId().value())
                .param("type", broken.type().name())
                .param("status", broken.status().name())
                .param("orderId", broken.orderId() == null ? null : broken.orderId().value())
                .param("clOrdId", broken.clOrdId() == null ? null : broken.clOrdId().value())
                .param("symbol", broken.symbol() == null ? null : broken.symbol().value())
                .param("platformQty", qty(broken.platformQty()))
                .param("dropCopyQty", qty(broken.dropCopyQty()))
                .param("platformPx", px(broken.platformPx()))
                .param("dropCopyPx", px(broken.dropCopyPx()))
                .param("explanation", broken.explanation())
                .param("openedAt", time(broken.openedAt()))
                .param("closedAt", time(broken.closedAt()))
                .update();
    }

    Optional<ReconBreak> find(long id) {
        return jdbc.sql("select * from recon_break where id = ?")
                .param(id)
                .query(BreakTable::read)
                .optional();
    }

    /** The newest first, from below {@code belowId}. */
    List<ReconBreak> newest(ReconBreak.@Nullable Status status, long belowId, int limit) {
        String filter = status == null ? "" : "status = :status and ";
        JdbcClient.StatementSpec statement =
                jdbc.sql(
                                "select * from recon_break where "
                                        + filter
                                        + "id < :below order by id desc limit :limit")
                        .param("below", belowId)
                        .param("limit", limit);
        if (status != null) {
            statement = statement.param("status", status.name());
        }
        return statement.query(BreakTable::read).list();
    }

    /** How many breaks of a type are open at an OMS. */
    record OpenCount(String oms, ReconBreak.Type type, long count) {}

    /** For every OMS that ever had a trade and every type, zero too. */
    List<OpenCount> openCounts() {
        return jdbc.sql(
                        """
                        select t.oms, k.type, count(b.id) as count
                        from (select oms from oms_tally union select distinct oms from recon_break
                              where status = 'OPEN') t
                        cross join unnest(cast(:types as text[])) as k(type)
                        left join recon_break b
                            on b.oms = t.oms and b.type = k.type and b.status = 'OPEN'
                        group by t.oms, k.type order by t.oms, k.type
                        """)
                .param(
                        "types",
                        List.of(ReconBreak.Type.values()).stream()
                                .map(Enum::name)
                                .toArray(String[]::new))
                .query(OpenCount.class)
                .list();
    }

    static ReconBreak read(ResultSet row, int number) throws SQLException {
        String execId = row.getString("exec_id");
        String orderId = row.getString("order_id");
        String clOrdId = row.getString("cl_ord_id");
        String symbol = row.getString("symbol");
        return new ReconBreak(
                PREFIX + row.getLong("id"),
                ReconBreak.Type.valueOf(row.getString("type")),
                ReconBreak.Status.valueOf(row.getString("status")),
                row.getString("oms"),
                execId == null ? null : new ExecId(execId),
                orderId == null ? null : new OrderId(orderId),
                clOrdId == null ? null : new ClOrdId(clOrdId),
                symbol == null ? null : new Symbol(symbol),
                quantity(row.getBigDecimal("platform_qty")),
                quantity(row.getBigDecimal("drop_copy_qty")),
                price(row.getBigDecimal("platform_px")),
                price(row.getBigDecimal("drop_copy_px")),
                row.getString("explanation"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("closed_at", OffsetDateTime.class)));
    }

    private static @Nullable Quantity quantity(@Nullable BigDecimal value) {
        return value == null ? null : new Quantity(value);
    }

    private static @Nullable Price price(@Nullable BigDecimal value) {
        return value == null ? null : new Price(value);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable BigDecimal qty(@Nullable Quantity quantity) {
        return quantity == null ? null : quantity.value();
    }

    private static @Nullable BigDecimal px(@Nullable Price price) {
        return price == null ? null : price.value();
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
