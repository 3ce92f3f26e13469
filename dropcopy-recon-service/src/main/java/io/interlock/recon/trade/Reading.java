package io.interlock.recon.trade;

import io.interlock.domain.ExecId;
import io.interlock.domain.ExecutionReport;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.OrderExecution;
import java.time.Instant;

/** What an event is to reconciliation. */
public sealed interface Reading {

    /** A trade, bust or correction. */
    record Trade(TradeReport report) implements Reading {}

    /** Nothing that a drop copy has to prove: acknowledgements, rejects, the platform's answers. */
    record NotATrade() implements Reading {}

    /** A trade that cannot be named. */
    record Unreadable(String cause) implements Reading {}

    /**
     * Reads an answer of an order session.
     *
     * @param loggedAt when the log took it; counts where it is later than the receipt
     */
    static Reading of(OrderExecution execution, Instant loggedAt) {
        ExecutionReport report = execution.report();
        if (execution.origin() != OrderExecution.Origin.OMS
                || report == null
                || !report.isTrade()) {
            return new NotATrade();
        }
        String oms = execution.oms();
        if (oms == null) {
            return new Unreadable("a trade of no OMS: " + execution.eventId());
        }
        ExecId execId = report.execId();
        if (execId == null) {
            return unnamed(report);
        }
        String session = execution.omsSession();
        return new Trade(
                new TradeReport(
                        Feed.PLATFORM,
                        TradeKey.of(oms, execId, report.transactTime(), execution.receivedAt()),
                        execution.eventId(),
                        report.execType(),
                        report.orderId(),
                        report.clOrdId(),
                        report.symbol(),
                        report.lastQty(),
                        report.lastPx(),
                        execution.receivedAt(),
                        later(execution.receivedAt(), loggedAt),
                        RawTrade.detail(
                                report,
                                execution.raw(),
                                session == null ? execution.eventId().session() : session,
                                execution.clientSession())));
    }

    /** As {@link #of(OrderExecution, Instant)}, of a drop copy. */
    static Reading of(DropCopyExecution execution, Instant loggedAt) {
        ExecutionReport report = execution.report();
        if (!report.isTrade()) {
            return new NotATrade();
        }
        ExecId execId = report.execId();
        if (execId == null) {
            return unnamed(report);
        }
        return new Trade(
                new TradeReport(
                        Feed.DROP_COPY,
                        TradeKey.of(
                                execution.oms(),
                                execId,
                                report.transactTime(),
                                execution.receivedAt()),
                        execution.eventId(),
                        report.execType(),
                        report.orderId(),
                        report.clOrdId(),
                        report.symbol(),
                        report.lastQty(),
                        report.lastPx(),
                        execution.receivedAt(),
                        later(execution.receivedAt(), loggedAt),
                        RawTrade.detail(report, execution.raw(), execution.session(), null)));
    }

    private static Reading unnamed(ExecutionReport report) {
        return new Unreadable("a trade without ExecID(17) of order " + report.orderId());
    }

    private static Instant later(Instant one, Instant two) {
        return one.isAfter(two) ? one : two;
    }
}
