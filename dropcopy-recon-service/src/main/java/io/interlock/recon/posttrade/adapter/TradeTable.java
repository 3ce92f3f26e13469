package io.interlock.recon.posttrade.adapter;

import io.interlock.domain.ExecType;
import io.interlock.domain.Side;
import io.interlock.recon.posttrade.DayTrades;
import io.interlock.recon.posttrade.FileSide;
import io.interlock.recon.posttrade.Trade;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * One side's trades of a day, from {@code matched_trade} and {@code waiting_trade}: what matched is
 * the same on both sides.
 */
@Repository
class TradeTable implements DayTrades {
    private static final int FETCH = 1_000;
    private static final String DAY =
            """
            select exec_id, exec_type, exec_ref_id, order_id, cl_ord_id, account, symbol, side,
                qty, px, transact_time, trade_date, currency, commission, comm_type, settl_date,
                last_mkt, secondary_exec_id
            from matched_trade where oms = :oms and trade_date = :tradeDate
            union all
            select w.exec_id, t ->> 'execType', d ->> 'execRefId', t ->> 'orderId',
                t ->> 'clOrdId', d ->> 'account', t ->> 'symbol', d ->> 'side',
                (t ->> 'qty')::numeric, (t ->> 'px')::numeric,
                (d ->> 'transactTime')::timestamptz,
                coalesce((d ->> 'tradeDate')::date, w.day), d ->> 'currency',
                (d ->> 'commission')::numeric, d ->> 'commType', (d ->> 'settlDate')::date,
                d ->> 'lastMkt', d ->> 'secondaryExecId'
            from waiting_trade w
                cross join lateral (select %1$s as t) s
                cross join lateral (select s.t -> 'detail' as d) e
            where w.oms = :oms and t is not null
                and coalesce((d ->> 'tradeDate')::date, w.day) = :tradeDate
            """;

    private final JdbcClient jdbc;

    TradeTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a person booked from the drop copy, and did not take back, is the platform's too. */
    private static String told(FileSide side) {
        return switch (side) {
            case PLATFORM ->
                    """
                    case when w.platform is not null then w.platform when exists (
                        select 1 from recon_break b join recon_decision n on n.subject = b.id
                        where n.action = 'BOOK_FROM_DROP_COPY' and b.oms = w.oms
                            and not exists (select 1 from recon_decision r
                                where r.subject = b.id and r.action = 'REOPEN' and r.seq > n.seq)
                            and b.seen ->> 'execId' = w.exec_id
                            and (b.seen ->> 'tradeDate')::date = :tradeDate)
                        then w.drop_copy end
                    """;
            case DROP_COPY -> "w.drop_copy";
        };
    }

    @Override
    public List<Trade> changes(String oms, LocalDate tradeDate, FileSide side) {
        return select(
                        "select * from (" + DAY + ") x where exec_type <> 'TRADE'",
                        oms,
                        tradeDate,
                        side)
                .list();
    }

    @Override
    public Stream<Trade> inTime(String oms, LocalDate tradeDate, FileSide side) {
        return ordered(
                "transact_time nulls first, exec_id collate \"C\", trade_date",
                oms,
                tradeDate,
                side);
    }

    @Override
    public Stream<Trade> byName(String oms, LocalDate tradeDate, FileSide side) {
        return ordered("exec_id collate \"C\", trade_date", oms, tradeDate, side);
    }

    private Stream<Trade> ordered(String order, String oms, LocalDate tradeDate, FileSide side) {
        String sql = "select * from (" + DAY + ") x order by " + order;
        return select(sql, oms, tradeDate, side).stream();
    }

    private JdbcClient.MappedQuerySpec<Trade> select(
            String sql, String oms, LocalDate tradeDate, FileSide side) {
        return jdbc.sql(sql.formatted(told(side)))
                .withFetchSize(FETCH)
                .param("oms", oms)
                .param("tradeDate", tradeDate)
                .query(TradeTable::read);
    }

    private static Trade read(ResultSet row, int number) throws SQLException {
        OffsetDateTime transactTime = row.getObject("transact_time", OffsetDateTime.class);
        return new Trade(
                row.getString("exec_id"),
                ExecType.valueOf(row.getString("exec_type")),
                row.getString("exec_ref_id"),
                row.getString("order_id"),
                row.getString("cl_ord_id"),
                row.getString("account"),
                row.getString("symbol"),
                side(row.getString("side")),
                row.getBigDecimal("qty"),
                row.getBigDecimal("px"),
                transactTime == null ? null : transactTime.toInstant(),
                row.getObject("trade_date", LocalDate.class),
                row.getString("currency"),
                row.getBigDecimal("commission"),
                row.getString("comm_type"),
                row.getObject("settl_date", LocalDate.class),
                row.getString("last_mkt"),
                row.getString("secondary_exec_id"));
    }

    private static @Nullable String side(@Nullable String name) {
        return name == null ? null : String.valueOf(Side.valueOf(name).code());
    }
}
