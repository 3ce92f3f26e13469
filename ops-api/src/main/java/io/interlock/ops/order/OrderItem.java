package io.interlock.ops.order;

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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands, one line of the list.
 *
 * @param id the root command's id, for example {@code TRADER1:1:57}
 * @param clOrdId ClOrdID(11) in force: of the last accepted replace
 * @param orderQty OrderQty(38) in force
 * @param omsSession the session that answered last, for example {@code OMSA-P}
 * @param text the last Text(58), or why the platform said no
 * @param anomalies what is odd about its reports; they are booked all the same
 */
public record OrderItem(
        String id,
        ClOrdId clOrdId,
        String clientSession,
        Environment environment,
        @Nullable Account account,
        @Nullable Symbol symbol,
        Side side,
        OrdType ordType,
        TimeInForce timeInForce,
        @Nullable Quantity orderQty,
        @Nullable Price price,
        @Nullable Price stopPx,
        OrderStatus status,
        Quantity cumQty,
        @Nullable Quantity leavesQty,
        @Nullable Price avgPx,
        @Nullable String oms,
        @Nullable String omsSession,
        @Nullable OrderId orderId,
        Instant receivedAt,
        Instant updatedAt,
        @Nullable String text,
        List<String> anomalies) {}
