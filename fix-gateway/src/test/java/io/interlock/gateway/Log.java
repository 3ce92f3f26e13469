package io.interlock.gateway;

import io.interlock.events.EventCodec;
import io.interlock.events.Topic;
import io.interlock.testkit.TestKafka;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything that was written to a topic, read from the beginning. */
final class Log<T> implements AutoCloseable {
    private final Topic<T> topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<T> events = new ArrayList<>();

    Log(Topic<T> topic) {
        this.topic = topic;
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", TestKafka.bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                IntStream.range(0, topic.partitions())
                        .mapToObj(part -> new TopicPartition(topic.name(), part))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What is there by now. */
    List<T> events() {
        consumer.poll(Duration.ofMillis(200))
                .forEach(record -> events.add(EventCodec.decode(record.value(), topic)));
        return events;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
