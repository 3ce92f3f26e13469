package io.interlock.domain;

import org.jspecify.annotations.Nullable;

/**
 * A fact about one order. The topics they travel on may overtake each other, so an order takes them
 * in any sequence.
 */
public sealed interface OrderEvent {

    /** A client placed the order. */
    record Placed(ClOrdId clOrdId, OrderTerms terms) implements OrderEvent {}

    /** Routing chose its OMS. */
    record Routed(String oms) implements OrderEvent {}

    /** It was numbered on a session to the OMS. */
    record Sent(String oms, String omsSession) implements OrderEvent {}

    /** A rule of the platform rejected it; the OMS never gets it. */
    record RejectedByPlatform(String text) implements OrderEvent {}

    /** The platform could not take it (no log, no database, too old); the OMS never gets it. */
    record Refused(String text) implements OrderEvent {}

    /** The client asks to cancel it. */
    record CancelRequested(ClOrdId clOrdId) implements OrderEvent {}

    /** The client asks for other terms; what is null stays as it is. */
    record ReplaceRequested(
            ClOrdId clOrdId,
            @Nullable Quantity orderQty,
            @Nullable Price price,
            @Nullable Price stopPx)
            implements OrderEvent {}

    /** The OMS reports. */
    record Reported(ExecutionReport report) implements OrderEvent {}

    /** A cancel or replace was rejected, by the OMS or by the platform. */
    record CancelRejected(CancelReject reject) implements OrderEvent {}
}
