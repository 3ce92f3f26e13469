package io.interlock.domain;

import static io.interlock.domain.Anomaly.Kind.CUM_QTY_MISMATCH;
import static io.interlock.domain.Anomaly.Kind.DUPLICATE_EXEC_ID;
import static io.interlock.domain.Anomaly.Kind.FILL_ON_REJECTED;
import static io.interlock.domain.Anomaly.Kind.LATE_FILL;
import static io.interlock.domain.Anomaly.Kind.LEAVES_QTY_MISMATCH;
import static io.interlock.domain.Anomaly.Kind.REPORT_BACKWARDS;
import static io.interlock.domain.Anomaly.Kind.STATUS_MISMATCH;
import static io.interlock.domain.Anomaly.Kind.TERMS_CHANGED;
import static io.interlock.domain.Anomaly.Kind.UNEXPECTED;
import static io.interlock.domain.Anomaly.Kind.UNKNOWN_EXEC_TYPE;
import static io.interlock.domain.Anomaly.Kind.UNSOLICITED;

import org.jspecify.annotations.Nullable;

/** What one ExecutionReport does to an order: identity and terms here, the rest by parts. */
final class ReportChange {
    private static final int DUPLICATE_ORDER = 6;

    private final OrderChange change;
    private final ExecutionReport report;

    ReportChange(OrderChange change, ExecutionReport report) {
        this.change = change;
        this.report = report;
    }

    void book() {
        if (seenBefore() || aboutAnotherOrder()) {
            return;
        }
        if (report.execType() == ExecType.OTHER) {
            change.flag(UNKNOWN_EXEC_TYPE, "an ExecType(150) that FIX 4.4 does not know");
        }
        identify();
        takeTerms();
        new ReportQuantities(change, report).book();
        new RequestChange(change, report).book();
        new LifeChange(change, report).book();
        check();
    }

    /** A report delivered again changes nothing. Status answers may all carry ExecID 0. */
    private boolean seenBefore() {
        ExecId execId = report.execId();
        if (execId == null
                || report.execType() == ExecType.ORDER_STATUS
                || change.execIds.add(execId)) {
            return false;
        }
        change.flag(DUPLICATE_EXEC_ID, "ExecID(17) %s came before".formatted(execId));
        return true;
    }

    /** A no to a duplicate ClOrdID, or to a status request, leaves the live order alone (F.1.a). */
    private boolean aboutAnotherOrder() {
        boolean live = !change.life.beforeOms() && change.life != OrderLife.PENDING_NEW;
        if (!live || report.ordStatus() != OrdStatus.REJECTED) {
            return false;
        }
        if (report.execType() == ExecType.ORDER_STATUS) {
            change.flag(UNEXPECTED, "the OMS says that it does not know the order");
            return true;
        }
        Integer reason = report.ordRejReason();
        return report.execType() == ExecType.REJECTED
                && reason != null
                && reason == DUPLICATE_ORDER;
    }

    private void identify() {
        if (change.orderId == null || report.execType() == ExecType.REPLACED) {
            change.orderId = report.orderId() == null ? change.orderId : report.orderId();
        }
        if (change.clOrdIds.isEmpty()) {
            ClOrdId first = report.origClOrdId() == null ? report.clOrdId() : report.origClOrdId();
            if (first != null) {
                change.clOrdIds.add(first);
            }
        }
        change.text = report.text() == null ? change.text : report.text();
    }

    private void takeTerms() {
        switch (report.execType()) {
            case REPLACED -> replaced();
            case RESTATED -> change.terms = change.terms.with(orderQty(), price(), stopPx());
            case REJECTED -> {}
            case NEW,
                    DONE_FOR_DAY,
                    CANCELED,
                    PENDING_CANCEL,
                    STOPPED,
                    SUSPENDED,
                    PENDING_NEW,
                    CALCULATED,
                    EXPIRED,
                    PENDING_REPLACE,
                    TRADE,
                    TRADE_CORRECT,
                    TRADE_CANCEL,
                    ORDER_STATUS,
                    OTHER ->
                    echoed();
        }
        change.terms = change.terms.orElse(OrderTerms.of(report));
    }

    private void replaced() {
        ClOrdId current = change.clOrdIds.isEmpty() ? null : change.clOrdIds.getLast();
        ClOrdId named = report.clOrdId();
        if (named != null && !named.equals(current) && change.clOrdIds.contains(named)) {
            change.flag(REPORT_BACKWARDS, "replaced by %s long before".formatted(named));
            return;
        }
        ChangeRequest request = named == null ? firstReplace() : change.answer(named);
        if (named == null && request != null) {
            named = request.clOrdId();
            change.answer(named);
        }
        if (named == null || (named.equals(current) && request == null)) {
            change.flag(UNSOLICITED, "replaced though nobody asked");
        } else if (!named.equals(current)) {
            change.clOrdIds.add(named);
        }
        if (request != null) {
            change.terms = change.terms.with(request.orderQty(), request.price(), request.stopPx());
        }
        change.terms = change.terms.with(orderQty(), price(), stopPx());
    }

    private @Nullable ChangeRequest firstReplace() {
        return change.requests.stream()
                .filter(request -> request.kind() == ChangeRequest.Kind.REPLACE)
                .findFirst()
                .orElse(null);
    }

    /** Reports under the current ClOrdID repeat OrderQty; under older ones they may be old. */
    private void echoed() {
        Quantity known = change.terms.orderQty();
        Quantity said = orderQty();
        ClOrdId named = report.clOrdId();
        boolean current =
                named == null
                        || (!change.clOrdIds.isEmpty() && named.equals(change.clOrdIds.getLast()));
        if (current && known != null && said != null && !said.equals(known)) {
            change.flag(
                    TERMS_CHANGED,
                    "OrderQty(38) is %s where %s was accepted".formatted(said, known));
            change.terms = change.terms.with(said, null, null);
        }
    }

    private void check() {
        if (change.flagged(REPORT_BACKWARDS)
                || change.flagged(LATE_FILL)
                || change.flagged(FILL_ON_REJECTED)
                || change.flagged(UNEXPECTED)
                || change.terms.orderQty() == null) {
            return;
        }
        Order order = change.order();
        Quantity leaves = order.leavesQty();
        Quantity said = report.leavesQty();
        if (said != null
                && !said.equals(leaves)
                && order.life() != OrderLife.DONE_FOR_DAY
                && !change.flagged(CUM_QTY_MISMATCH)) {
            change.flag(
                    LEAVES_QTY_MISMATCH,
                    "LeavesQty(151) says %s where the facts make %s".formatted(said, leaves));
        }
        OrdStatus status = order.ordStatus();
        if (comparable(status) && comparable(report.ordStatus()) && status != report.ordStatus()) {
            change.flag(
                    STATUS_MISMATCH,
                    "OrdStatus(39) says %s where the facts make %s"
                            .formatted(report.ordStatus(), status));
        }
    }

    /** Whether a status can be told from the facts; pending ones depend on who spoke last. */
    private static boolean comparable(@Nullable OrdStatus status) {
        return switch (status) {
            case null -> false;
            case PENDING_CANCEL, PENDING_REPLACE, REPLACED, CALCULATED, OTHER -> false;
            case NEW,
                    PARTIALLY_FILLED,
                    FILLED,
                    DONE_FOR_DAY,
                    CANCELED,
                    STOPPED,
                    REJECTED,
                    SUSPENDED,
                    PENDING_NEW,
                    EXPIRED ->
                    true;
        };
    }

    private @Nullable Quantity orderQty() {
        Quantity qty = report.orderQty();
        return qty == null || qty.isZero() ? null : qty;
    }

    private @Nullable Price price() {
        return report.price();
    }

    private @Nullable Price stopPx() {
        return report.stopPx();
    }
}
