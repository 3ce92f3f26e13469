package io.interlock.recon.trade;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.ExecType;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one side tells of a trade.
 *
 * @param execType trade, trade cancel or trade correct
 * @param qty LastQty(32); a bust may leave it out
 * @param px LastPx(31)
 * @param receivedAt when the gateway received it
 * @param loggedAt when it stood in the log for everybody to read: by this and not by the clock it is
 *     judged who was late, so that a replay finds the same
 */
public record TradeReport(
        Feed feed,
        TradeKey key,
        CommandId eventId,
        ExecType execType,
        @Nullable OrderId orderId,
        @Nullable ClOrdId clOrdId,
        @Nullable Symbol symbol,
        @Nullable Quantity qty,
        @Nullable Price px,
        Instant receivedAt,
        Instant loggedAt,
        TradeDetail detail) {

    /** TradeDate(75), else the day of the key. */
    public LocalDate tradeDate() {
        LocalDate told = detail.tradeDate();
        return told == null ? key.day() : told;
    }

    /** True where both say the same of the trade, by whatever session and however often. */
    public boolean saysAs(TradeReport other) {
        return facts().equals(other.facts());
    }

    private TradeReport facts() {
        return new TradeReport(
                feed,
                key,
                NOBODY,
                execType,
                orderId,
                clOrdId,
                symbol,
                qty,
                px,
                Instant.EPOCH,
                Instant.EPOCH,
                new TradeDetail(
                        detail.side(),
                        detail.account(),
                        detail.execRefId(),
                        detail.secondaryExecId(),
                        detail.transactTime(),
                        detail.tradeDate(),
                        detail.currency(),
                        detail.commission(),
                        detail.commType(),
                        detail.settlDate(),
                        detail.lastMkt(),
                        detail.orderQty(),
                        detail.cumQty(),
                        detail.leavesQty(),
                        detail.ordStatus(),
                        null,
                        null,
                        false));
    }

    private static final CommandId NOBODY = new CommandId("nobody", 0, 0);
}
