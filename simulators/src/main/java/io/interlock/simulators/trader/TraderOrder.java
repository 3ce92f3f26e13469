package io.interlock.simulators.trader;

import io.interlock.domain.ExecType;
import io.interlock.domain.OrdStatus;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order as its trader knows it. {@code clOrdId} is the first of its chain, {@code current} the
 * newest; {@code status} is null until the first report. Times are {@link System#nanoTime}.
 */
public record TraderOrder(
        int run,
        String session,
        String clOrdId,
        String current,
        FixMessage request,
        long intendedNanos,
        long sentNanos,
        long answeredNanos,
        @Nullable OrdStatus status,
        BigDecimal orderQty,
        BigDecimal cumQty,
        BigDecimal leavesQty,
        String orderId,
        String text) {

    static TraderOrder sent(
            int run, String session, FixMessage request, long intendedNanos, long sentNanos) {
        String clOrdId = request.text(Tag.CL_ORD_ID);
        BigDecimal qty = request.decimal(Tag.ORDER_QTY);
        BigDecimal orderQty = qty == null ? BigDecimal.ZERO : qty;
        return new TraderOrder(
                run,
                session,
                clOrdId,
                clOrdId,
                request,
                intendedNanos,
                sentNanos,
                0,
                null,
                orderQty,
                BigDecimal.ZERO,
                orderQty,
                "",
                "");
    }

    public boolean isAnswered() {
        return status != null;
    }

    public boolean isTerminal() {
        return status == OrdStatus.FILLED
                || status == OrdStatus.CANCELED
                || status == OrdStatus.REJECTED
                || status == OrdStatus.EXPIRED;
    }

    /** Intended time to first report; negative while there is none. */
    public long latencyNanos() {
        return isAnswered() ? answeredNanos - intendedNanos : -1;
    }

    /** What an ExecutionReport(8) for it says. */
    TraderOrder reported(FixMessage report, long nanos) {
        boolean replaced = ExecType.of(report.text(Tag.EXEC_TYPE)) == ExecType.REPLACED;
        return new TraderOrder(
                run,
                session,
                clOrdId,
                replaced ? report.text(Tag.CL_ORD_ID) : current,
                request,
                intendedNanos,
                sentNanos,
                isAnswered() ? answeredNanos : nanos,
                OrdStatus.of(report.text(Tag.ORD_STATUS)),
                or(report.decimal(Tag.ORDER_QTY), orderQty),
                or(report.decimal(Tag.CUM_QTY), cumQty),
                or(report.decimal(Tag.LEAVES_QTY), leavesQty),
                report.text(Tag.ORDER_ID),
                report.text(Tag.TEXT));
    }

    private static BigDecimal or(@Nullable BigDecimal value, BigDecimal otherwise) {
        return value == null ? otherwise : value;
    }
}
