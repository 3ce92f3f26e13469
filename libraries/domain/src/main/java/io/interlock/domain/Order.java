package io.interlock.domain;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order over its whole life, after FIX 4.4's order state change matrices (volume 4, appendix D).
 * {@link #apply} is the only way it changes: live, at restart and in replay alike. Facts are always
 * booked, whatever their order; what is odd about them comes beside as {@link Anomaly}.
 *
 * @param id the command that placed it
 * @param clOrdIds ClOrdID(11) of the order and of each accepted replace; the last one is current
 * @param fills trades that stand
 * @param requests cancels and replaces without an answer, oldest first
 * @param answered ClOrdIDs of the requests that have been answered
 * @param execIds every ExecID(17) seen
 * @param text Text(58) of the newest answer that had one
 */
public record Order(
        CommandId id,
        OrderLife life,
        OrderTerms terms,
        List<ClOrdId> clOrdIds,
        @Nullable String oms,
        @Nullable String omsSession,
        @Nullable OrderId orderId,
        Quantity cumQty,
        @Nullable Price avgPx,
        List<Fill> fills,
        List<ChangeRequest> requests,
        Set<ClOrdId> answered,
        Set<ExecId> execIds,
        @Nullable String text) {

    public Order {
        clOrdIds = List.copyOf(clOrdIds);
        fills = List.copyOf(fills);
        requests = List.copyOf(requests);
        answered = Collections.unmodifiableSet(new LinkedHashSet<>(answered));
        execIds = Collections.unmodifiableSet(new LinkedHashSet<>(execIds));
    }

    /** An order of which nothing is known but its name. */
    public static Order of(CommandId id) {
        return new Order(
                id,
                OrderLife.RECEIVED,
                OrderTerms.UNKNOWN,
                List.of(),
                null,
                null,
                null,
                Quantity.ZERO,
                null,
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                null);
    }

    /** The order after {@code event}; total: no fact makes it throw. */
    public Transition apply(OrderEvent event) {
        OrderChange change = new OrderChange(this);
        switch (event) {
            case OrderEvent.Placed placed -> change.placed(placed);
            case OrderEvent.Routed routed -> change.routed(routed);
            case OrderEvent.Sent sent -> change.sent(sent);
            case OrderEvent.RejectedByPlatform no ->
                    change.rejected(OrderLife.REJECTED_BY_PLATFORM, no.text());
            case OrderEvent.Refused no -> change.rejected(OrderLife.REFUSED, no.text());
            case OrderEvent.CancelRequested request -> change.requested(request);
            case OrderEvent.ReplaceRequested request -> change.requested(request);
            case OrderEvent.CancelRejected no -> change.rejected(no.reject());
            case OrderEvent.Reported reported -> new ReportChange(change, reported.report()).book();
        }
        return change.transition();
    }

    /** The ClOrdID(11) that the next request must name as OrigClOrdID(41). */
    public @Nullable ClOrdId clOrdId() {
        return clOrdIds.isEmpty() ? null : clOrdIds.getLast();
    }

    /** LeavesQty(151); null where the order's quantity is not known. */
    public @Nullable Quantity leavesQty() {
        Quantity orderQty = terms.orderQty();
        boolean over =
                life.closed()
                        || (life == OrderLife.DONE_FOR_DAY
                                && terms.timeInForce() == TimeInForce.DAY);
        if (over) {
            return Quantity.ZERO;
        }
        return orderQty == null ? null : orderQty.minusOrZero(cumQty);
    }

    /**
     * OrdStatus(39): of all that holds the one of highest precedence (FIX 4.4 volume 4, appendix
     * D). Null before the OMS has said anything.
     */
    public @Nullable OrdStatus ordStatus() {
        if (life.beforeOms()) {
            return null;
        }
        if (!life.closed()) {
            if (isPending(ChangeRequest.Kind.CANCEL)) {
                return OrdStatus.PENDING_CANCEL;
            }
            if (isPending(ChangeRequest.Kind.REPLACE)) {
                return OrdStatus.PENDING_REPLACE;
            }
        }
        return switch (life) {
            case DONE_FOR_DAY -> OrdStatus.DONE_FOR_DAY;
            case CALCULATED -> OrdStatus.CALCULATED;
            case STOPPED -> filledOr(OrdStatus.STOPPED);
            case SUSPENDED -> filledOr(OrdStatus.SUSPENDED);
            case CANCELED -> filledOr(OrdStatus.CANCELED);
            case EXPIRED -> filledOr(OrdStatus.EXPIRED);
            case REJECTED -> OrdStatus.REJECTED;
            case PENDING_NEW -> filledOr(partlyFilledOr(OrdStatus.PENDING_NEW));
            case WORKING -> filledOr(partlyFilledOr(OrdStatus.NEW));
            case RECEIVED, ROUTED, SENT, REJECTED_BY_PLATFORM, REFUSED -> null;
        };
    }

    /**
     * The status in one word for people: the name of {@link #ordStatus()}, else {@code RECEIVED},
     * {@code REJECTED_BY_PLATFORM} or {@code REFUSED}.
     */
    public String status() {
        OrdStatus ordStatus = ordStatus();
        if (ordStatus != null) {
            return ordStatus.name();
        }
        return life.rejected() ? life.name() : OrderLife.RECEIVED.name();
    }

    /** True while something of it can still trade. */
    public boolean open() {
        return !life.closed()
                && ordStatus() != OrdStatus.FILLED
                && life != OrderLife.DONE_FOR_DAY
                && life != OrderLife.CALCULATED;
    }

    /** What the fills that are known add up to; differs from CumQty(14) where some are missing. */
    public Quantity filledQty() {
        return fills.stream().map(Fill::qty).reduce(Quantity.ZERO, Quantity::plus);
    }

    private boolean isPending(ChangeRequest.Kind kind) {
        return requests.stream().anyMatch(request -> request.pending() && request.kind() == kind);
    }

    private OrdStatus filledOr(OrdStatus other) {
        Quantity orderQty = terms.orderQty();
        boolean filled = !cumQty.isZero() && orderQty != null && cumQty.compareTo(orderQty) >= 0;
        return filled ? OrdStatus.FILLED : other;
    }

    private OrdStatus partlyFilledOr(OrdStatus other) {
        return cumQty.isZero() ? other : OrdStatus.PARTIALLY_FILLED;
    }
}
