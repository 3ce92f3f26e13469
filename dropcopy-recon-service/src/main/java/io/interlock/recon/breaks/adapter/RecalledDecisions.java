package io.interlock.recon.breaks.adapter;

import io.interlock.events.EventCodec;
import io.interlock.events.ReconDecision;
import io.interlock.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Reads {@code recon.decisions.v1} into a database that has none: what people decided survives the
 * loss of it. A database that has decisions wrote all that stand in the topic.
 */
@Component
class RecalledDecisions {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final TopicPartition PARTITION =
            new TopicPartition(Topics.RECON_DECISIONS.name(), 0);

    private final Map<String, Object> config;
    private final DecisionTable decisions;
    private final TransactionOperations transactions;

    RecalledDecisions(
            KafkaProperties kafka, DecisionTable decisions, TransactionOperations transactions) {
        this.config = new HashMap<>(kafka.buildConsumerProperties());
        this.config.remove("group.id");
        this.config.put("enable.auto.commit", false);
        this.decisions = decisions;
        this.transactions = transactions;
    }

    void read() {
        if (!decisions.isEmpty()) {
            return;
        }
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        config, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            // all or nothing: a database with some of them would not be asked again
            transactions.executeWithoutResult(status -> {
                while (consumer.position(PARTITION) < end) {
                    for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                        ReconDecision decision =
                                EventCodec.decode(record.value(), Topics.RECON_DECISIONS);
                        decisions.add(decision);
                    }
                }
            });
        }
    }
}
