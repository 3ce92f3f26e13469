package io.interlock.ops.order;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which orders to list; an absent part does not restrict.
 *
 * @param q any ClOrdID, OrigClOrdID, OrderID, ExecID (or their beginning), account, symbol, session
 *     or order id
 * @param text words of Text(58)
 */
public record OrderFilter(
        @Nullable String q,
        @Nullable String text,
        List<OrderStatus> status,
        @Nullable String symbol,
        @Nullable String account,
        @Nullable String clientSession,
        @Nullable String oms,
        @Nullable Instant from,
        @Nullable Instant to) {}
