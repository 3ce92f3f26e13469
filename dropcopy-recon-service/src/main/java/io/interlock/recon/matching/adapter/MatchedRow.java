package io.interlock.recon.matching.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.ExecId;
import io.interlock.domain.ExecType;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.events.EventCodec;
import io.interlock.recon.matching.Judged;
import io.interlock.recon.matching.Pair;
import io.interlock.recon.trade.Feed;
import io.interlock.recon.trade.TradeDetail;
import io.interlock.recon.trade.TradeKey;
import io.interlock.recon.trade.TradeReport;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code matched_trade}: the order session's word, the drop copy's where that is silent.
 */
record MatchedRow(
        String oms,
        String execId,
        LocalDate day,
        ExecType execType,
        @Nullable OrderId orderId,
        @Nullable ClOrdId clOrdId,
        @Nullable Symbol symbol,
        @Nullable Quantity qty,
        @Nullable Price px,
        CommandId platformEvent,
        Instant platformAt,
        CommandId dropCopyEvent,
        Instant dropCopyAt,
        Instant matchedAt,
        @Nullable Side side,
        @Nullable Account account,
        @Nullable ExecId execRefId,
        @Nullable ExecId secondaryExecId,
        @Nullable Instant transactTime,
        LocalDate tradeDate,
        @Nullable String currency,
        @Nullable BigDecimal commission,
        @Nullable String commType,
        @Nullable LocalDate settlDate,
        @Nullable String lastMkt,
        @Nullable Quantity orderQty,
        @Nullable Quantity cumQty,
        @Nullable Quantity leavesQty,
        @Nullable OrdStatus ordStatus,
        @Nullable String platformSession,
        @Nullable String dropCopySession,
        @Nullable String clientSession,
        Instant platformLoggedAt,
        Instant dropCopyLoggedAt,
        @Nullable List<TradeReport> earlier,
        int broken) {

    static final String TABLE =
            """
            matched_trade (oms, exec_id, day, exec_type, order_id, cl_ord_id, symbol,
                qty, px, platform_event, platform_at, drop_copy_event, drop_copy_at, matched_at,
                side, account, exec_ref_id, secondary_exec_id, transact_time, trade_date, currency,
                commission, comm_type, settl_date, last_mkt, order_qty, cum_qty, leaves_qty,
                ord_status, platform_session, drop_copy_session, client_session,
                platform_logged_at, drop_copy_logged_at, earlier, broken)
            """;

    /** Adds this, in the order of {@link #TABLE}. */
    void to(CopiedRows rows) {
        rows.cell(oms).cell(execId).cell(day).cell(execType).cell(orderId).cell(clOrdId);
        rows.cell(symbol).cell(qty).cell(px).cell(platformEvent).cell(platformAt);
        rows.cell(dropCopyEvent).cell(dropCopyAt).cell(matchedAt).cell(side).cell(account);
        rows.cell(execRefId).cell(secondaryExecId).cell(transactTime).cell(tradeDate);
        rows.cell(currency).cell(commission).cell(commType).cell(settlDate).cell(lastMkt);
        rows.cell(orderQty).cell(cumQty).cell(leavesQty).cell(ordStatus).cell(platformSession);
        rows.cell(dropCopySession).cell(clientSession).cell(platformLoggedAt);
        rows.cell(dropCopyLoggedAt).cell(earlier == null ? null : json(earlier)).cell(broken);
        rows.endRow();
    }

    private static String json(List<TradeReport> earlier) {
        return new String(EventCodec.encode(earlier), UTF_8);
    }

    static MatchedRow of(Judged judged, Instant now) {
        Pair pair = judged.pair();
        TradeReport platform = pair.platform();
        TradeReport dropCopy = pair.dropCopy();
        if (platform == null || dropCopy == null) {
            throw new IllegalStateException("matched with one side only: " + pair);
        }
        TradeDetail ours = platform.detail();
        TradeDetail theirs = dropCopy.detail();
        return new MatchedRow(
                platform.key().oms(),
                platform.key().execId().value(),
                platform.key().day(),
                platform.execType(),
                first(platform.orderId(), dropCopy.orderId()),
                first(platform.clOrdId(), dropCopy.clOrdId()),
                first(platform.symbol(), dropCopy.symbol()),
                first(platform.qty(), dropCopy.qty()),
                first(platform.px(), dropCopy.px()),
                platform.eventId(),
                platform.receivedAt(),
                dropCopy.eventId(),
                dropCopy.receivedAt(),
                now,
                first(ours.side(), theirs.side()),
                first(ours.account(), theirs.account()),
                first(ours.execRefId(), theirs.execRefId()),
                first(ours.secondaryExecId(), theirs.secondaryExecId()),
                first(ours.transactTime(), theirs.transactTime()),
                ours.tradeDate() == null ? dropCopy.tradeDate() : platform.tradeDate(),
                first(ours.currency(), theirs.currency()),
                first(ours.commission(), theirs.commission()),
                first(ours.commType(), theirs.commType()),
                first(ours.settlDate(), theirs.settlDate()),
                first(ours.lastMkt(), theirs.lastMkt()),
                first(ours.orderQty(), theirs.orderQty()),
                first(ours.cumQty(), theirs.cumQty()),
                first(ours.leavesQty(), theirs.leavesQty()),
                first(ours.ordStatus(), theirs.ordStatus()),
                ours.session(),
                theirs.session(),
                ours.clientSession(),
                platform.loggedAt(),
                dropCopy.loggedAt(),
                pair.earlier().isEmpty() ? null : pair.earlier(),
                judged.breaks().size());
    }

    private static <T> @Nullable T first(@Nullable T one, @Nullable T two) {
        return one == null ? two : one;
    }

    /** What {@code feed} told, as far as it is kept. */
    static TradeReport side(ResultSet row, TradeKey key, Feed feed) throws SQLException {
        boolean platform = feed == Feed.PLATFORM;
        String prefix = platform ? "platform" : "drop_copy";
        return new TradeReport(
                feed,
                key,
                CommandId.of(row.getString(prefix + "_event")),
                ExecType.valueOf(row.getString("exec_type")),
                named(row, "order_id", OrderId::new),
                named(row, "cl_ord_id", ClOrdId::new),
                named(row, "symbol", Symbol::new),
                number(row, "qty", Quantity::new),
                number(row, "px", Price::new),
                instant(row, prefix + "_at"),
                instant(row, prefix + "_logged_at"),
                new TradeDetail(
                        named(row, "side", Side::valueOf),
                        named(row, "account", Account::new),
                        named(row, "exec_ref_id", ExecId::new),
                        named(row, "secondary_exec_id", ExecId::new),
                        row.getObject("transact_time") == null
                                ? null
                                : instant(row, "transact_time"),
                        row.getObject("trade_date", LocalDate.class),
                        row.getString("currency"),
                        number(row, "commission", BigDecimal::stripTrailingZeros),
                        row.getString("comm_type"),
                        row.getObject("settl_date", LocalDate.class),
                        row.getString("last_mkt"),
                        number(row, "order_qty", Quantity::new),
                        number(row, "cum_qty", Quantity::new),
                        number(row, "leaves_qty", Quantity::new),
                        named(row, "ord_status", OrdStatus::valueOf),
                        row.getString(prefix + "_session"),
                        platform ? row.getString("client_session") : null,
                        false));
    }

    private static <T> @Nullable T named(ResultSet row, String column, Function<String, T> type)
            throws SQLException {
        String text = row.getString(column);
        return text == null ? null : type.apply(text);
    }

    private static <T> @Nullable T number(
            ResultSet row, String column, Function<BigDecimal, T> type) throws SQLException {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : type.apply(value);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
