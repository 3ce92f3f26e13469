package io.interlock.domain;

import static io.interlock.domain.Anomaly.Kind.REPORT_BACKWARDS;
import static io.interlock.domain.Anomaly.Kind.UNEXPECTED;

/** Where a report takes the life of an order, and whether that is a way it may go. */
final class LifeChange {
    private final OrderChange change;
    private final ExecutionReport report;

    LifeChange(OrderChange change, ExecutionReport report) {
        this.change = change;
        this.report = report;
    }

    void book() {
        OrderLife from = change.life;
        OrderLife to = target();
        if (to == from) {
            return;
        }
        switch (from) {
            case RECEIVED, ROUTED, SENT, PENDING_NEW -> change.life = to;
            case REJECTED_BY_PLATFORM, REFUSED, REJECTED -> fromRejected(to);
            case CANCELED, EXPIRED -> fromClosed(to);
            case WORKING, SUSPENDED, STOPPED, CALCULATED, DONE_FOR_DAY -> fromAlive(to);
        }
    }

    private void fromRejected(OrderLife to) {
        if (!report.isTrade()) {
            change.flag(
                    UNEXPECTED,
                    "the OMS reports %s of an order that is %s"
                            .formatted(report.execType(), change.life));
        }
        change.life = to;
    }

    /** Trades, busts and corrections do not reopen a closed order (J.1.b); a restatement may. */
    private void fromClosed(OrderLife to) {
        if (report.isTrade() || to.closed()) {
            return;
        }
        if (report.execType() == ExecType.RESTATED) {
            change.flag(UNEXPECTED, "restated though it is " + change.life);
            change.life = to;
        } else {
            backwards();
        }
    }

    private void fromAlive(OrderLife to) {
        if (to == OrderLife.PENDING_NEW) {
            backwards();
            return;
        }
        if (to == OrderLife.REJECTED && !change.cumQty.isZero()) {
            change.flag(UNEXPECTED, "rejected after a CumQty(14) of " + change.cumQty);
        }
        boolean dayIsOver =
                change.life == OrderLife.DONE_FOR_DAY
                        && change.terms.timeInForce() == TimeInForce.DAY
                        && report.isTrade();
        if (!dayIsOver) {
            change.life = to;
        }
    }

    private void backwards() {
        change.flag(
                REPORT_BACKWARDS,
                "ExecType(150) %s is older than %s".formatted(report.execType(), change.life));
    }

    private OrderLife target() {
        return switch (report.execType()) {
            case NEW -> OrderLife.WORKING;
            case PENDING_NEW -> OrderLife.PENDING_NEW;
            case DONE_FOR_DAY -> OrderLife.DONE_FOR_DAY;
            case CANCELED -> OrderLife.CANCELED;
            case STOPPED -> OrderLife.STOPPED;
            case REJECTED -> OrderLife.REJECTED;
            case SUSPENDED -> OrderLife.SUSPENDED;
            case CALCULATED -> OrderLife.CALCULATED;
            case EXPIRED -> OrderLife.EXPIRED;
            case REPLACED,
                    PENDING_CANCEL,
                    PENDING_REPLACE,
                    RESTATED,
                    TRADE,
                    TRADE_CORRECT,
                    TRADE_CANCEL,
                    ORDER_STATUS,
                    OTHER ->
                    byStatus();
        };
    }

    private OrderLife byStatus() {
        return switch (report.ordStatus()) {
            case NEW, PARTIALLY_FILLED, FILLED, REPLACED -> OrderLife.WORKING;
            case PENDING_NEW -> OrderLife.PENDING_NEW;
            case DONE_FOR_DAY -> OrderLife.DONE_FOR_DAY;
            case CANCELED -> OrderLife.CANCELED;
            case STOPPED -> OrderLife.STOPPED;
            case SUSPENDED -> OrderLife.SUSPENDED;
            case CALCULATED -> OrderLife.CALCULATED;
            case EXPIRED -> OrderLife.EXPIRED;
            case REJECTED -> OrderLife.REJECTED;
            case PENDING_CANCEL, PENDING_REPLACE, OTHER -> unsaid();
        };
    }

    /** The life the report leaves open: as it is, but known to the OMS from now on. */
    private OrderLife unsaid() {
        if (!change.life.beforeOms()) {
            return change.life;
        }
        return report.isTrade() ? OrderLife.WORKING : OrderLife.PENDING_NEW;
    }
}
