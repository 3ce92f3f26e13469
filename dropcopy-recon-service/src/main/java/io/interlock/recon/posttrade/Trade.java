package io.interlock.recon.posttrade;

import io.interlock.domain.ExecType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A trade, bust or correction as one side tells of it.
 *
 * @param execRefId ExecRefID(19), the trade that a bust or correction is about
 * @param side FIX's code
 */
public record Trade(
        String execId,
        ExecType execType,
        @Nullable String execRefId,
        @Nullable String orderId,
        @Nullable String clOrdId,
        @Nullable String account,
        @Nullable String symbol,
        @Nullable String side,
        @Nullable BigDecimal lastQty,
        @Nullable BigDecimal lastPx,
        @Nullable Instant transactTime,
        @Nullable LocalDate tradeDate,
        @Nullable String currency,
        @Nullable BigDecimal commission,
        @Nullable String commType,
        @Nullable LocalDate settlDate,
        @Nullable String lastMkt,
        @Nullable String secondaryExecId) {

    /** LastQty(32) times LastPx(31); null where one is missing. */
    public @Nullable BigDecimal notional() {
        return lastQty == null || lastPx == null ? null : lastQty.multiply(lastPx);
    }

    /** This under the name of {@code first}, with what {@code correction} says anew. */
    Trade corrected(Trade correction) {
        return new Trade(
                execId,
                execType,
                execRefId,
                or(correction.orderId, orderId),
                or(correction.clOrdId, clOrdId),
                or(correction.account, account),
                or(correction.symbol, symbol),
                or(correction.side, side),
                or(correction.lastQty, lastQty),
                or(correction.lastPx, lastPx),
                or(correction.transactTime, transactTime),
                tradeDate,
                or(correction.currency, currency),
                or(correction.commission, commission),
                or(correction.commType, commType),
                or(correction.settlDate, settlDate),
                or(correction.lastMkt, lastMkt),
                or(correction.secondaryExecId, secondaryExecId));
    }

    private static <T> @Nullable T or(@Nullable T told, @Nullable T before) {
        return told == null ? before : told;
    }
}
