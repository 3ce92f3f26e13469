package io.interlock.recon.matching;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.ExecType;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one side tells of a trade.
 *
 * @param execType trade, trade cancel or trade correct
 * @param qty LastQty(32); a bust may leave it out
 * @param px LastPx(31)
 * @param receivedAt when the gateway received it
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
        Instant receivedAt) {}
