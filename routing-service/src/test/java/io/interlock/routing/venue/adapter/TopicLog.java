package io.interlock.routing.venue.adapter;

import io.interlock.events.EventCodec;
import io.interlock.events.Topic;
import io.interlock.testkit.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** All that a topic has told since it was opened. */
final class TopicLog<T> implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Topic<T> topic;
    private final List<T> told = new ArrayList<>();

    TopicLog(Topic<T> topic) {
        this.topic = topic;
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                TestKafka.bootstrapServers(),
                                "client.id",
                                UUID.randomUUID().toString()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                IntStream.range(0, topic.partitions())
                        .mapToObj(p -> new TopicPartition(topic.name(), p))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    List<T> told() {
        consumer.poll(Duration.ofMillis(100))
                .forEach(record -> told.add(EventCodec.decode(record.value(), topic)));
        return told;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
