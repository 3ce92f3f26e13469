package io.interlock.domain;

import org.jspecify.annotations.Nullable;

/**
 * What an OrderCancelReject (35=9) says.
 *
 * @param responseTo CxlRejResponseTo(434): 1 cancel, 2 replace; 0 where absent
 * @param cxlRejReason CxlRejReason(102)
 */
public record CancelReject(
        @Nullable OrderId orderId,
        @Nullable ClOrdId clOrdId,
        @Nullable ClOrdId origClOrdId,
        OrdStatus ordStatus,
        int responseTo,
        @Nullable Integer cxlRejReason,
        @Nullable String text) {}
