package io.interlock.kit.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import io.interlock.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the anchors of one service's audit log from {@link Topics#AUDIT_ENTRIES}. Thread-safe. */
final class PublishedAudit {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final TopicPartition ENTRIES =
            new TopicPartition(Topics.AUDIT_ENTRIES.name(), 0);

    private final String service;
    private final Map<String, Object> kafkaConfig;

    PublishedAudit(String service, Map<String, Object> kafkaConfig) {
        this.service = service;
        this.kafkaConfig = new HashMap<>(kafkaConfig);
        this.kafkaConfig.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.kafkaConfig.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    }

    /** All that is there now; empty where Kafka cannot be asked. */
    Optional<AuditAnchors> read() {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        kafkaConfig, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(ENTRIES));
            long end = consumer.endOffsets(List.of(ENTRIES), PATIENCE).getOrDefault(ENTRIES, 0L);
            consumer.seekToBeginning(List.of(ENTRIES));
            Map<String, SortedMap<Long, String>> logs = new HashMap<>();
            long until = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(ENTRIES, PATIENCE) < end) {
                var records = consumer.poll(Duration.ofMillis(200));
                records.forEach(record -> add(record, logs));
                if (!records.isEmpty()) {
                    until = System.nanoTime() + PATIENCE.toNanos();
                } else if (System.nanoTime() > until) {
                    return Optional.empty();
                }
            }
            return Optional.of(new AuditAnchors(logs));
        } catch (KafkaException e) {
            return Optional.empty();
        }
    }

    private void add(
            ConsumerRecord<String, byte[]> record, Map<String, SortedMap<Long, String>> logs) {
        String log = header(record, AuditAnchors.LOG);
        String seq = header(record, AuditAnchors.SEQ);
        String hash = header(record, AuditAnchors.HASH);
        if (log == null || seq == null || hash == null || record.value() == null) {
            return;
        }
        if (EventCodec.decode(record.value(), Topics.AUDIT_ENTRIES).service().equals(service)) {
            // an entry may be published twice, and always alike: the first stands
            logs.computeIfAbsent(log, key -> new TreeMap<>())
                    .putIfAbsent(Long.parseLong(seq), hash);
        }
    }

    private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
