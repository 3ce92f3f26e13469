package io.interlock.recon.imports;

import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.Side;
import io.interlock.fix.FixMessage;
import io.interlock.fix.ReportMessages;
import io.interlock.fix.Tags;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether a report can be evidence. What a feed sends is taken as it comes; what a file says has to
 * be readable, for nobody sends it again.
 *
 * @param from the oldest TransactTime(60) whose other side is still kept
 * @param to the newest that can be
 */
record ReportCheck(Instant from, Instant to) {
    private static final int[] NUMBERS = {
        Tags.ORDER_QTY,
        Tags.PRICE,
        Tags.STOP_PX,
        Tags.LAST_QTY,
        Tags.LAST_PX,
        Tags.CUM_QTY,
        Tags.LEAVES_QTY,
        Tags.AVG_PX
    };

    private record Fault(int tag, String why) {}

    ReadLine of(long line, FixMessage message) {
        ExecutionReport report = ReportMessages.executionReport(message);
        Fault fault = fault(report, message);
        if (fault == null) {
            return new ReadLine.Fact(
                    new ImportedReport(report, message.raw(), message.flag(Tags.POSS_RESEND)));
        }
        String value = message.get(fault.tag());
        return new ReadLine.Bad(
                new LineError(
                        line, FixNames.of(fault.tag()), value == null ? "" : value, fault.why()));
    }

    private @Nullable Fault fault(ExecutionReport report, FixMessage message) {
        Fault fault = numbers(report, message);
        fault = fault == null ? time(report, message) : fault;
        if (fault == null && report.execType() == ExecType.OTHER) {
            fault = new Fault(Tags.EXEC_TYPE, "is no ExecType of FIX 4.2 or 4.4");
        }
        return fault == null && report.isTrade() ? trade(report) : fault;
    }

    private static @Nullable Fault numbers(ExecutionReport report, FixMessage message) {
        for (int tag : NUMBERS) {
            if (message.get(tag) != null && number(report, tag) == null) {
                boolean quantity = tag != Tags.PRICE && tag != Tags.STOP_PX;
                quantity &= tag != Tags.LAST_PX && tag != Tags.AVG_PX;
                return new Fault(tag, quantity ? "is no number from 0" : "is no number");
            }
        }
        return null;
    }

    private static @Nullable Object number(ExecutionReport report, int tag) {
        return switch (tag) {
            case Tags.ORDER_QTY -> report.orderQty();
            case Tags.PRICE -> report.price();
            case Tags.STOP_PX -> report.stopPx();
            case Tags.LAST_QTY -> report.lastQty();
            case Tags.LAST_PX -> report.lastPx();
            case Tags.CUM_QTY -> report.cumQty();
            case Tags.LEAVES_QTY -> report.leavesQty();
            case Tags.AVG_PX -> report.avgPx();
            default -> throw new IllegalArgumentException(FixNames.of(tag));
        };
    }

    private @Nullable Fault time(ExecutionReport report, FixMessage message) {
        Instant time = report.transactTime();
        if (time == null) {
            return message.get(Tags.TRANSACT_TIME) != null
                    ? new Fault(Tags.TRANSACT_TIME, "is no time like 20261130-09:15:00.123")
                    : report.isTrade() ? new Fault(Tags.TRANSACT_TIME, "is missing") : null;
        }
        if (time.isBefore(from)) {
            return new Fault(
                    Tags.TRANSACT_TIME,
                    "is before %s: what the platform saw then is not kept".formatted(from));
        }
        return time.isAfter(to) ? new Fault(Tags.TRANSACT_TIME, "is in the future") : null;
    }

    private static @Nullable Fault trade(ExecutionReport report) {
        boolean bust = report.execType() == ExecType.TRADE_CANCEL;
        if (report.execId() == null) {
            return new Fault(Tags.EXEC_ID, "is missing");
        }
        if (report.execType() != ExecType.TRADE && report.execRefId() == null) {
            return new Fault(Tags.EXEC_REF_ID, "is missing: which trade is it about?");
        }
        if (report.symbol() == null) {
            return new Fault(Tags.SYMBOL, "is missing");
        }
        if (report.side() == Side.OTHER) {
            return new Fault(Tags.SIDE, "is not 1, 2 or 5");
        }
        if (report.lastQty() == null ? !bust : isZero(report.lastQty().value()) && !bust) {
            return new Fault(
                    Tags.LAST_QTY, report.lastQty() == null ? "is missing" : "is nothing traded");
        }
        return report.lastPx() == null && !bust ? new Fault(Tags.LAST_PX, "is missing") : null;
    }

    private static boolean isZero(BigDecimal value) {
        return value.signum() == 0;
    }
}
