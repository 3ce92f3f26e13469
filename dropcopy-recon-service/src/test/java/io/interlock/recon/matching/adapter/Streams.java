package io.interlock.recon.matching.adapter;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.ExecId;
import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.OrdType;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.OrderExecution;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** The gateway's side of both topics. */
final class Streams {
    private static final String RAW = "8=FIX.4.4\u000135=8\u0001";

    private final EventRecords records;
    private final AtomicLong numbers = new AtomicLong();

    Streams(EventRecords records) {
        this.records = records;
    }

    ProducerRecord<String, byte[]> platform(String oms, String execId, String qty, String px) {
        return platform(oms, report(execId, ExecType.TRADE, qty, px));
    }

    ProducerRecord<String, byte[]> platform(String oms, ExecutionReport report) {
        return platform(oms, report, Instant.now());
    }

    ProducerRecord<String, byte[]> platform(
            String oms, ExecutionReport report, Instant receivedAt) {
        CommandId id = new CommandId(oms + "-P", 1, numbers.incrementAndGet());
        return records.record(
                Topics.ORDER_EXECUTIONS,
                "L1001",
                id.toString(),
                new OrderExecution(
                        id,
                        OrderExecution.Origin.OMS,
                        oms,
                        oms + "-P",
                        null,
                        null,
                        "8",
                        report,
                        null,
                        null,
                        List.of(),
                        RAW,
                        receivedAt));
    }

    ProducerRecord<String, byte[]> dropCopy(String oms, String execId, String qty, String px) {
        return dropCopy(oms, report(execId, ExecType.TRADE, qty, px));
    }

    ProducerRecord<String, byte[]> dropCopy(String oms, ExecutionReport report) {
        return dropCopy(oms, report, RAW, Instant.now());
    }

    /** Sent again after a gap. */
    ProducerRecord<String, byte[]> resent(String oms, ExecutionReport report, Instant receivedAt) {
        return dropCopy(oms, report, RAW + "43=Y\u0001", receivedAt);
    }

    ProducerRecord<String, byte[]> dropCopy(
            String oms, ExecutionReport report, Instant receivedAt) {
        return dropCopy(oms, report, RAW, receivedAt);
    }

    private ProducerRecord<String, byte[]> dropCopy(
            String oms, ExecutionReport report, String raw, Instant receivedAt) {
        CommandId id = new CommandId(oms + "-DC", 1, numbers.incrementAndGet());
        return records.record(
                Topics.DROP_COPY_EXECUTIONS,
                oms + report.orderId(),
                id.toString(),
                new DropCopyExecution(id, oms, oms + "-DC", report, false, raw, receivedAt));
    }

    static ExecutionReport report(
            @Nullable String execId, ExecType type, @Nullable String qty, @Nullable String px) {
        return new ExecutionReport(
                new OrderId("O-" + execId),
                execId == null ? null : new ExecId(execId),
                null,
                new ClOrdId("C-1"),
                null,
                null,
                new Symbol("EURUSD"),
                Side.BUY,
                OrdType.MARKET,
                type,
                OrdStatus.PARTIALLY_FILLED,
                null,
                null,
                null,
                qty == null ? null : Quantity.of(qty),
                px == null ? null : Price.of(px),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
