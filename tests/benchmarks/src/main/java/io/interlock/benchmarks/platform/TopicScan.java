package io.interlock.benchmarks.platform;

import io.interlock.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** How an order is found without read models: by reading the topic from its beginning. */
public final class TopicScan {
    private TopicScan() {}

    /**
     * What a scan took.
     *
     * @param records read until the text was found
     */
    public record Scan(Duration took, long records, boolean found) {}

    /** Looks for a text in the values of the commands' topic. */
    public static Scan find(String kafka, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
        long begin = System.nanoTime();
        long read = 0;
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka,
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                                5_000),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            consumer.partitionsFor(Topics.ORDER_COMMANDS.name())
                    .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream()
                    .anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (ConsumerRecord<String, byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    read++;
                    if (contains(record.value(), wanted)) {
                        return new Scan(Duration.ofNanos(System.nanoTime() - begin), read, true);
                    }
                }
            }
        }
        return new Scan(Duration.ofNanos(System.nanoTime() - begin), read, false);
    }

    private static boolean contains(byte[] value, byte[] wanted) {
        for (int i = 0; i + wanted.length <= value.length; i++) {
            int n = 0;
            while (n < wanted.length && value[i + n] == wanted[n]) {
                n++;
            }
            if (n == wanted.length) {
                return true;
            }
        }
        return false;
    }
}
