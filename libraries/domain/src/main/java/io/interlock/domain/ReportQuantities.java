package io.interlock.domain;

import static io.interlock.domain.Anomaly.Kind.BUST;
import static io.interlock.domain.Anomaly.Kind.CORRECTION;
import static io.interlock.domain.Anomaly.Kind.CUM_QTY_MISMATCH;
import static io.interlock.domain.Anomaly.Kind.FILL_ON_REJECTED;
import static io.interlock.domain.Anomaly.Kind.LATE_FILL;
import static io.interlock.domain.Anomaly.Kind.OVERFILL;
import static io.interlock.domain.Anomaly.Kind.REPORT_BACKWARDS;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * What a report does to CumQty(14), AvgPx(6) and the fills. Trades are believed before totals:
 * dialects reset CumQty at a bust or leave AvgPx at 0.
 */
final class ReportQuantities {
    private final OrderChange change;
    private final ExecutionReport report;

    ReportQuantities(OrderChange change, ExecutionReport report) {
        this.change = change;
        this.report = report;
    }

    void book() {
        switch (report.execType()) {
            case TRADE -> trade();
            case TRADE_CANCEL -> bust();
            case TRADE_CORRECT -> correction();
            case RESTATED -> restated();
            case REJECTED -> {}
            case NEW,
                    DONE_FOR_DAY,
                    CANCELED,
                    REPLACED,
                    PENDING_CANCEL,
                    STOPPED,
                    SUSPENDED,
                    PENDING_NEW,
                    CALCULATED,
                    EXPIRED,
                    PENDING_REPLACE,
                    ORDER_STATUS,
                    OTHER ->
                    total();
        }
    }

    private void trade() {
        flagWhenLate();
        Quantity before = change.cumQty;
        Quantity unexplained = before.minusOrZero(filled());
        Quantity last = lastQty();
        addFill(last);
        Quantity expected = before.plus(last);
        Quantity cum = report.cumQty();
        if (cum != null && cum.compareTo(expected) < 0 && last.compareTo(unexplained) <= 0) {
            change.flag(
                    REPORT_BACKWARDS,
                    "CumQty(14) %s is older than %s; the fill was in that already"
                            .formatted(cum, before));
            averageFromFills();
            return;
        }
        change.cumQty = cum == null || cum.compareTo(expected) < 0 ? expected : cum;
        if (cum != null && !cum.equals(expected)) {
            flagCumQty(cum, expected);
        }
        average();
        Quantity orderQty = change.terms.orderQty();
        if (orderQty != null && change.cumQty.compareTo(orderQty) > 0) {
            change.flag(
                    OVERFILL,
                    "CumQty(14) %s exceeds OrderQty(38) %s".formatted(change.cumQty, orderQty));
        }
    }

    private void flagWhenLate() {
        OrderLife life = change.life;
        OrderTerms terms = change.terms;
        if (life.rejected()) {
            change.flag(FILL_ON_REJECTED, "a fill of an order that is " + life);
        } else if (life.closed()
                || (life == OrderLife.DONE_FOR_DAY && terms.timeInForce() == TimeInForce.DAY)) {
            change.flag(LATE_FILL, "a fill of an order that is " + life);
        }
    }

    private void bust() {
        Fill fill = referred();
        Quantity gone = fill == null ? lastQty() : fill.qty();
        change.flag(
                BUST,
                "trade %s of %s was busted%s"
                        .formatted(report.execRefId(), gone, fill == null ? ", unknown here" : ""));
        Quantity cum = report.cumQty();
        if (fill != null) {
            change.fills.remove(fill);
            change.cumQty = change.cumQty.minusOrZero(gone);
        } else if (cum != null && cum.compareTo(change.cumQty) < 0) {
            change.cumQty = cum;
        }
        if (cum != null && !cum.equals(change.cumQty)) {
            flagCumQty(cum, change.cumQty);
        }
        averageFromFills();
    }

    private void correction() {
        Fill fill = referred();
        change.flag(
                CORRECTION,
                "trade %s was corrected to %s at %s%s"
                        .formatted(
                                report.execRefId(),
                                report.lastQty(),
                                report.lastPx(),
                                fill == null ? ", unknown here" : ""));
        Quantity cum = report.cumQty();
        if (fill != null) {
            Quantity qty = report.lastQty() == null ? fill.qty() : report.lastQty();
            Price px = report.lastPx() == null ? fill.px() : report.lastPx();
            ExecId execId = report.execId() == null ? fill.execId() : report.execId();
            change.fills.set(
                    change.fills.indexOf(fill), new Fill(execId, fill.firstExecId(), qty, px));
            change.cumQty = change.cumQty.minusOrZero(fill.qty()).plus(qty);
        } else if (cum != null) {
            change.cumQty = cum;
        }
        if (cum != null && !cum.equals(change.cumQty)) {
            flagCumQty(cum, change.cumQty);
        }
        averageFromFills();
    }

    /** A restatement speaks for itself: a split changes CumQty without a trade. */
    private void restated() {
        if (report.cumQty() != null) {
            change.cumQty = report.cumQty();
            average();
        }
    }

    private void total() {
        Quantity cum = report.cumQty();
        if (cum == null) {
            return;
        }
        int direction = cum.compareTo(change.cumQty);
        if (direction < 0) {
            change.flag(
                    REPORT_BACKWARDS,
                    "CumQty(14) %s is older than %s".formatted(cum, change.cumQty));
        } else if (direction > 0) {
            if (cum.equals(change.cumQty.plus(lastQty()))) {
                // exchanges bundle the fill of an IOC with the end of the rest (EX.I.1.b)
                addFill(lastQty());
            } else {
                flagCumQty(cum, change.cumQty);
            }
            change.cumQty = cum;
            average();
        }
    }

    private void flagCumQty(Quantity said, Quantity expected) {
        change.flag(
                CUM_QTY_MISMATCH,
                "CumQty(14) says %s where the trades make %s".formatted(said, expected));
    }

    private void addFill(Quantity qty) {
        ExecId execId = report.execId();
        if (execId != null && !qty.isZero()) {
            change.fills.add(new Fill(execId, execId, qty, report.lastPx()));
        }
    }

    private @Nullable Fill referred() {
        return change.fills.stream()
                .filter(fill -> fill.isNamed(report.execRefId()))
                .findFirst()
                .orElse(null);
    }

    private Quantity lastQty() {
        if (report.lastQty() != null) {
            return report.lastQty();
        }
        Quantity cum = report.cumQty();
        return report.execType() == ExecType.TRADE && cum != null
                ? cum.minusOrZero(change.cumQty)
                : Quantity.ZERO;
    }

    private Quantity filled() {
        return change.fills.stream().map(Fill::qty).reduce(Quantity.ZERO, Quantity::plus);
    }

    private void average() {
        Price said = report.avgPx();
        if (said != null && said.value().signum() != 0) {
            change.avgPx = said;
        } else {
            averageFromFills();
        }
    }

    private void averageFromFills() {
        if (change.cumQty.isZero()) {
            change.avgPx = null;
            return;
        }
        BigDecimal amount = BigDecimal.ZERO;
        for (Fill fill : change.fills) {
            if (fill.px() == null) {
                return;
            }
            amount = amount.add(fill.qty().value().multiply(fill.px().value()));
        }
        if (filled().equals(change.cumQty)) {
            change.avgPx = new Price(amount.divide(change.cumQty.value(), MathContext.DECIMAL64));
        }
    }
}
