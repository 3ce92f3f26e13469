package io.interlock.benchmarks.platform;

import io.interlock.events.EventCodec;
import io.interlock.events.ReconBreak;
import io.interlock.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** When each break was seen on its topic, from now on. */
public final class BreakTail implements AutoCloseable {
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread reading;
    private volatile boolean ended;

    public BreakTail(String kafka) {
        consumer =
                new KafkaConsumer<>(
                        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        consumer.partitionsFor(Topics.RECON_BREAKS.name())
                .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        reading = Thread.ofPlatform().name("breaks").daemon().start(this::read);
    }

    /** {@link System#nanoTime} by ExecID(17), the first time each. */
    public Map<String, Long> seen() {
        return seen;
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        reading.join();
        consumer.close();
    }

    private void read() {
        while (!ended) {
            for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                long now = System.nanoTime();
                ReconBreak found = EventCodec.decode(record.value(), ReconBreak.class);
                if (found.execId() != null) {
                    seen.putIfAbsent(found.execId().value(), now);
                }
            }
        }
    }
}
