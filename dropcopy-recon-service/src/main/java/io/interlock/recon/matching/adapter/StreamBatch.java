package io.interlock.recon.matching.adapter;

import io.interlock.events.DropCopyExecution;
import io.interlock.events.EventCodec;
import io.interlock.events.OrderExecution;
import io.interlock.events.Topics;
import io.interlock.recon.matching.OrderReading;
import io.interlock.recon.trade.ImportedSession;
import io.interlock.recon.trade.Reading;
import io.interlock.recon.trade.TradeReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** What the records of one batch say. */
final class StreamBatch {
    private final List<Told> told = new ArrayList<>();
    private final List<OrderReading> readings = new ArrayList<>();
    private final List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
    private final List<Poison> poison = new ArrayList<>();
    private final Map<String, Instant> lastDropCopy = new HashMap<>();

    /** A trade and the record that told of it. */
    record Told(ConsumerRecord<String, byte[]> record, TradeReport report) {}

    /** A record that says nothing that could be understood, and why. */
    record Poison(ConsumerRecord<String, byte[]> record, String cause) {}

    /** What one record says. */
    private record Read(
            ConsumerRecord<String, byte[]> record,
            Reading reading,
            @Nullable OrderReading order,
            @Nullable Seen dropCopy) {}

    private record Seen(String oms, Instant at) {}

    static StreamBatch of(Collection<ConsumerRecord<String, byte[]>> records) {
        StreamBatch batch = new StreamBatch();
        // reading the text is the dearest part of it and done by all cores
        records.parallelStream().map(StreamBatch::read).toList().forEach(batch::add);
        return batch;
    }

    List<Told> told() {
        return told;
    }

    List<TradeReport> reports() {
        return told.stream().map(Told::report).toList();
    }

    List<OrderReading> readings() {
        return readings;
    }

    /** All that could be understood. */
    List<ConsumerRecord<String, byte[]>> records() {
        return records;
    }

    List<Poison> poison() {
        return poison;
    }

    Map<String, Instant> lastDropCopy() {
        return lastDropCopy;
    }

    private void add(Read read) {
        if (read.order() != null) {
            readings.add(read.order());
        }
        if (read.dropCopy() != null) {
            lastDropCopy.merge(
                    read.dropCopy().oms(), read.dropCopy().at(), (a, b) -> a.isAfter(b) ? a : b);
        }
        switch (read.reading()) {
            case Reading.Trade(TradeReport report) -> {
                told.add(new Told(read.record(), report));
                records.add(read.record());
            }
            case Reading.NotATrade() -> records.add(read.record());
            case Reading.Unreadable(String cause) -> poison.add(new Poison(read.record(), cause));
        }
    }

    private static Read read(ConsumerRecord<String, byte[]> record) {
        try {
            return reading(record);
        } catch (RuntimeException e) {
            // whatever is wrong with it, the records behind it must go on
            return new Read(record, new Reading.Unreadable(String.valueOf(e)), null, null);
        }
    }

    private static Read reading(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return new Read(record, new Reading.Unreadable("no value"), null, null);
        }
        Instant loggedAt = Instant.ofEpochMilli(record.timestamp());
        if (record.topic().equals(Topics.ORDER_EXECUTIONS.name())) {
            OrderExecution execution = EventCodec.decode(record.value(), Topics.ORDER_EXECUTIONS);
            return new Read(
                    record,
                    Reading.of(execution, loggedAt),
                    OrderReading.of(execution, loggedAt).orElse(null),
                    null);
        }
        DropCopyExecution execution =
                EventCodec.decode(record.value(), Topics.DROP_COPY_EXECUTIONS);
        return new Read(
                record,
                Reading.of(execution, loggedAt),
                OrderReading.of(execution, loggedAt).orElse(null),
                ImportedSession.is(execution.session())
                        ? null
                        : new Seen(execution.oms(), execution.receivedAt()));
    }
}
