package io.interlock.systemtests.faults;

import io.interlock.events.EventCodec;
import io.interlock.events.OrderExecution;
import io.interlock.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the platform booked: {@code orders.executions.v1}, read from its beginning. */
final class PlatformLog implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Logs.Booked> booked = new ArrayList<>();
    private final List<Logs.Refused> refused = new ArrayList<>();

    PlatformLog(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                IntStream.range(0, Topics.ORDER_EXECUTIONS.partitions())
                        .mapToObj(p -> new TopicPartition(Topics.ORDER_EXECUTIONS.name(), p))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Everything that is there now. */
    List<Logs.Booked> booked() {
        Duration wait = Duration.ofMillis(300);
        for (var records = consumer.poll(wait); !records.isEmpty(); records = consumer.poll(wait)) {
            for (ConsumerRecord<String, byte[]> record : records) {
                add(EventCodec.decode(record.value(), Topics.ORDER_EXECUTIONS));
            }
        }
        return List.copyOf(booked);
    }

    /** Of what was there when {@link #booked} looked. */
    List<Logs.Refused> refused() {
        return List.copyOf(refused);
    }

    private void add(OrderExecution event) {
        Line line =
                new Line(
                        event.receivedAt(),
                        String.valueOf(event.omsSession()),
                        "booked",
                        event.eventId().msgSeqNum(),
                        false,
                        event.raw().replace('\u0001', '|'));
        String id = event.eventId().toString();
        if (event.origin() == OrderExecution.Origin.OMS) {
            booked.add(new Logs.Booked(id, line));
        } else {
            refused.add(new Logs.Refused(id, line.clOrdId()));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
