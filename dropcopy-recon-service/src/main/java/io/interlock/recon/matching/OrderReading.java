package io.interlock.recon.matching;

import io.interlock.domain.CommandId;
import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.OrderId;
import io.interlock.domain.TimeInForce;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.OrderExecution;
import io.interlock.recon.breaks.OrderFact;
import io.interlock.recon.trade.Feed;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an event tells of an order as a whole; nothing where it names none. */
public record OrderReading(String oms, OrderId orderId, OrderFact fact) {
    private static final char SOH = '\u0001';

    public static Optional<OrderReading> of(OrderExecution execution, Instant loggedAt) {
        String oms = execution.oms();
        ExecutionReport report = execution.report();
        if (execution.origin() != OrderExecution.Origin.OMS || oms == null || report == null) {
            return Optional.empty();
        }
        return of(
                Feed.PLATFORM,
                oms,
                execution.eventId(),
                later(execution.receivedAt(), loggedAt),
                report,
                execution.raw(),
                execution.root() != null);
    }

    public static Optional<OrderReading> of(DropCopyExecution execution, Instant loggedAt) {
        return of(
                Feed.DROP_COPY,
                execution.oms(),
                execution.eventId(),
                later(execution.receivedAt(), loggedAt),
                execution.report(),
                execution.raw(),
                true);
    }

    private static Optional<OrderReading> of(
            Feed feed,
            String oms,
            CommandId eventId,
            Instant loggedAt,
            ExecutionReport report,
            String raw,
            boolean known) {
        OrderId orderId = report.orderId();
        if (orderId == null
                || orderId.value().equalsIgnoreCase("NONE")
                || report.execType() == ExecType.OTHER) {
            return Optional.empty();
        }
        String timeInForce = field(raw, "59");
        OrderFact fact =
                new OrderFact(
                        feed,
                        eventId,
                        loggedAt,
                        withoutText(report),
                        timeInForce == null ? TimeInForce.OTHER : TimeInForce.of(timeInForce),
                        field(raw, "378") != null,
                        known,
                        "Y".equals(field(raw, "43")) || "Y".equals(field(raw, "97")));
        return Optional.of(new OrderReading(oms, orderId, fact));
    }

    private static ExecutionReport withoutText(ExecutionReport report) {
        return new ExecutionReport(
                report.orderId(),
                report.execId(),
                report.execRefId(),
                report.clOrdId(),
                report.origClOrdId(),
                report.account(),
                report.symbol(),
                report.side(),
                report.ordType(),
                report.execType(),
                report.ordStatus(),
                report.orderQty(),
                report.price(),
                report.stopPx(),
                report.lastQty(),
                report.lastPx(),
                report.cumQty(),
                report.leavesQty(),
                report.avgPx(),
                report.ordRejReason(),
                null,
                report.transactTime());
    }

    /** The first value of a tag of digits; these tags never stand in data fields' shade. */
    private static @Nullable String field(String raw, String tag) {
        String start = SOH + tag + "=";
        int from = raw.indexOf(start);
        if (from < 0) {
            return null;
        }
        int to = raw.indexOf(SOH, from + start.length());
        return raw.substring(from + start.length(), to < 0 ? raw.length() : to);
    }

    private static Instant later(Instant one, Instant two) {
        return one.isAfter(two) ? one : two;
    }
}
