package io.interlock.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an OMS says about an order in one ExecutionReport (35=8), whatever it left out. Enumerations
 * it invented read as {@code OTHER}; the raw text beside the event that carries this is the truth.
 *
 * @param execRefId ExecRefID(19), the report that a bust or correction is about
 * @param execType ExecType(150); of FIX 4.2 reports, ExecTransType(20) 1 and 2 read as cancel and
 *     correct
 * @param ordRejReason OrdRejReason(103), with {@link OrdStatus#REJECTED}
 * @param transactTime TransactTime(60)
 */
public record ExecutionReport(
        @Nullable OrderId orderId,
        @Nullable ExecId execId,
        @Nullable ExecId execRefId,
        @Nullable ClOrdId clOrdId,
        @Nullable ClOrdId origClOrdId,
        @Nullable Account account,
        @Nullable Symbol symbol,
        Side side,
        OrdType ordType,
        ExecType execType,
        OrdStatus ordStatus,
        @Nullable Quantity orderQty,
        @Nullable Price price,
        @Nullable Price stopPx,
        @Nullable Quantity lastQty,
        @Nullable Price lastPx,
        @Nullable Quantity cumQty,
        @Nullable Quantity leavesQty,
        @Nullable Price avgPx,
        @Nullable Integer ordRejReason,
        @Nullable String text,
        @Nullable Instant transactTime) {

    /** True where it tells of a trade: a fill, a bust or a correction. */
    public boolean isTrade() {
        return switch (execType) {
            case TRADE, TRADE_CANCEL, TRADE_CORRECT -> true;
            default -> false;
        };
    }
}
