package io.interlock.domain;

import org.jspecify.annotations.Nullable;

/**
 * A cancel or replace that has not been answered yet.
 *
 * @param pending the OMS has reported it as pending; before that it does not show in OrdStatus(39)
 * @param orderQty the quantity asked for by a replace; null keeps the old one, as with the prices
 */
public record ChangeRequest(
        Kind kind,
        ClOrdId clOrdId,
        boolean pending,
        @Nullable Quantity orderQty,
        @Nullable Price price,
        @Nullable Price stopPx) {

    /** OrderCancelRequest F, OrderCancelReplaceRequest G. */
    public enum Kind {
        CANCEL,
        REPLACE
    }

    ChangeRequest asPending() {
        return new ChangeRequest(kind, clOrdId, true, orderQty, price, stopPx);
    }
}
