package io.interlock.recon.matching;

import io.interlock.domain.ExecId;
import io.interlock.domain.ExecutionReport;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.OrderExecution;
import java.util.function.Function;

/** What an event is to reconciliation. */
public sealed interface Reading {

    /** A trade, bust or correction. */
    record Trade(TradeReport report) implements Reading {}

    /** Nothing that a drop copy has to prove: acknowledgements, rejects, the platform's answers. */
    record NotATrade() implements Reading {}

    /** A trade that cannot be named. */
    record Unreadable(String cause) implements Reading {}

    static Reading of(OrderExecution execution) {
        ExecutionReport report = execution.report();
        if (execution.origin() != OrderExecution.Origin.OMS || report == null) {
            return new NotATrade();
        }
        String oms = execution.oms();
        if (oms == null) {
            return report.isTrade()
                    ? new Unreadable("a trade of no OMS: " + execution.eventId())
                    : new NotATrade();
        }
        return of(
                report,
                execId ->
                        new TradeReport(
                                Feed.PLATFORM,
                                new TradeKey(oms, execId),
                                execution.eventId(),
                                report.execType(),
                                report.orderId(),
                                report.clOrdId(),
                                report.symbol(),
                                report.lastQty(),
                                report.lastPx(),
                                execution.receivedAt()));
    }

    static Reading of(DropCopyExecution execution) {
        ExecutionReport report = execution.report();
        return of(
                report,
                execId ->
                        new TradeReport(
                                Feed.DROP_COPY,
                                new TradeKey(execution.oms(), execId),
                                execution.eventId(),
                                report.execType(),
                                report.orderId(),
                                report.clOrdId(),
                                report.symbol(),
                                report.lastQty(),
                                report.lastPx(),
                                execution.receivedAt()));
    }

    private static Reading of(ExecutionReport report, Function<ExecId, TradeReport> named) {
        if (!report.isTrade()) {
            return new NotATrade();
        }
        ExecId execId = report.execId();
        return execId == null
                ? new Unreadable("a trade without ExecID(17) of order " + report.orderId())
                : new Trade(named.apply(execId));
    }
}
