package io.interlock.recon.matching.adapter;

import io.interlock.events.DropCopyExecution;
import io.interlock.events.EventCodec;
import io.interlock.events.OrderExecution;
import io.interlock.events.Topics;
import io.interlock.recon.matching.OrderReading;
import io.interlock.recon.trade.Reading;
import io.interlock.recon.trade.TradeReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What the records of one poll say. */
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

    static StreamBatch of(Iterable<ConsumerRecord<String, byte[]>> records) {
        StreamBatch batch = new StreamBatch();
        records.forEach(batch::add);
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

    private void add(ConsumerRecord<String, byte[]> record) {
        try {
            switch (reading(record)) {
                case Reading.Trade(TradeReport report) -> {
                    told.add(new Told(record, report));
                    records.add(record);
                }
                case Reading.NotATrade() -> records.add(record);
                case Reading.Unreadable(String cause) -> poison.add(new Poison(record, cause));
            }
        } catch (RuntimeException e) {
            // whatever is wrong with it, the records behind it must go on
            poison.add(new Poison(record, String.valueOf(e)));
        }
    }

    private Reading reading(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return new Reading.Unreadable("no value");
        }
        Instant loggedAt = Instant.ofEpochMilli(record.timestamp());
        if (record.topic().equals(Topics.ORDER_EXECUTIONS.name())) {
            OrderExecution execution = EventCodec.decode(record.value(), Topics.ORDER_EXECUTIONS);
            OrderReading.of(execution, loggedAt).ifPresent(readings::add);
            return Reading.of(execution, loggedAt);
        }
        DropCopyExecution execution =
                EventCodec.decode(record.value(), Topics.DROP_COPY_EXECUTIONS);
        lastDropCopy.merge(execution.oms(), execution.receivedAt(), (a, b) -> a.isAfter(b) ? a : b);
        OrderReading.of(execution, loggedAt).ifPresent(readings::add);
        return Reading.of(execution, loggedAt);
    }
}
