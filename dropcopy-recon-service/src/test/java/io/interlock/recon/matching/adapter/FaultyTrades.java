package io.interlock.recon.matching.adapter;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
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
import io.interlock.events.EventCodec;
import io.interlock.events.ReconBreak.Type;
import io.interlock.events.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Trades of which about one in eight is hurt on its way.
 *
 * @param records of both sides, in any order, as they are of different sessions
 * @param planted the break that each hurt trade must give, by ExecID
 * @param repairs what ends each break, by ExecID
 */
record FaultyTrades(
        List<ProducerRecord<String, byte[]>> records,
        Map<String, Type> planted,
        Map<String, ProducerRecord<String, byte[]>> repairs) {

    /** What is done to a trade, and the break it must give. */
    private enum Fault {
        NONE(null),
        DROPPED_BY_PLATFORM(Type.MISSING_AT_PLATFORM),
        DROPPED_BY_DROP_COPY(Type.MISSING_AT_DROP_COPY),
        DOUBLED(null),
        QUANTITY(Type.QUANTITY_MISMATCH),
        PRICE(Type.PRICE_MISMATCH),
        SIDE(Type.SIDE_MISMATCH),
        SYMBOL(Type.SYMBOL_MISMATCH),
        ACCOUNT(Type.ACCOUNT_MISMATCH),
        CUM_QTY(Type.CUM_LEAVES_MISMATCH),
        STATUS(Type.STATE_MISMATCH);

        private final @Nullable Type type;

        Fault(@Nullable Type type) {
            this.type = type;
        }
    }

    /** Trades {@code first} to {@code first + count - 1}. */
    static FaultyTrades of(Streams streams, String oms, int first, int count, Random random) {
        Map<String, Type> planted = new TreeMap<>();
        List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
        Map<String, ProducerRecord<String, byte[]>> repairs = new TreeMap<>();
        for (int i = first; i < first + count; i++) {
            Fault fault =
                    random.nextInt(8) == 0
                            ? Fault.values()[random.nextInt(Fault.values().length)]
                            : Fault.NONE;
            String execId = "E" + i;
            ProducerRecord<String, byte[]> ours = streams.platform(oms, report(execId, Fault.NONE));
            ProducerRecord<String, byte[]> theirs = streams.dropCopy(oms, report(execId, fault));
            if (fault != Fault.DROPPED_BY_PLATFORM) {
                records.add(ours);
            }
            if (fault != Fault.DROPPED_BY_DROP_COPY) {
                records.add(theirs);
            }
            if (fault == Fault.DOUBLED) {
                records.add(theirs);
                records.add(streams.platform(oms, report(execId, Fault.NONE)));
            }
            if (fault.type != null) {
                planted.put(execId, fault.type);
                repairs.put(
                        execId,
                        fault == Fault.DROPPED_BY_PLATFORM
                                ? ours
                                : streams.dropCopy(oms, report(execId, Fault.NONE)));
            }
        }
        Collections.shuffle(records, random);
        return new FaultyTrades(records, planted, repairs);
    }

    /** The ExecID(17) that a record is about. */
    static String execId(ProducerRecord<String, byte[]> record) {
        ExecutionReport report =
                record.topic().equals(Topics.ORDER_EXECUTIONS.name())
                        ? EventCodec.decode(record.value(), Topics.ORDER_EXECUTIONS).report()
                        : EventCodec.decode(record.value(), Topics.DROP_COPY_EXECUTIONS).report();
        return report == null ? "" : String.valueOf(report.execId());
    }

    /** A trade that nothing is done to. */
    static ExecutionReport report(String execId, @Nullable Instant transactTime) {
        return report(execId, Fault.NONE, transactTime);
    }

    private static ExecutionReport report(String execId, Fault fault) {
        return report(execId, fault, null);
    }

    private static ExecutionReport report(
            String execId, Fault fault, @Nullable Instant transactTime) {
        return new ExecutionReport(
                new OrderId("O-" + execId),
                new ExecId(execId),
                null,
                new ClOrdId("C-" + execId),
                null,
                new Account(fault == Fault.ACCOUNT ? "L2" : "L1"),
                new Symbol(fault == Fault.SYMBOL ? "GBPUSD" : "EURUSD"),
                fault == Fault.SIDE ? Side.SELL : Side.BUY,
                OrdType.LIMIT,
                ExecType.TRADE,
                fault == Fault.STATUS ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED,
                null,
                null,
                null,
                Quantity.of(fault == Fault.QUANTITY ? "90" : "100"),
                Price.of(fault == Fault.PRICE ? "1.2" : "1.1"),
                Quantity.of(fault == Fault.CUM_QTY ? "110" : "100"),
                null,
                null,
                null,
                null,
                transactTime);
    }
}
