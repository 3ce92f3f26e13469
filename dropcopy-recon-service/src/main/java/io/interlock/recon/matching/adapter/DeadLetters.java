package io.interlock.recon.matching.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.kit.kafka.KafkaKitProperties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;

/** Parks records that nobody can read in {@code <topic>.<group>.dlt}, with the cause. */
@Component
class DeadLetters {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

    private final KafkaOperations<String, byte[]> kafka;
    private final KafkaAdmin admin;
    private final short replicationFactor;
    private final String group;
    private final ReconMetrics metrics;
    private final Set<String> created = ConcurrentHashMap.newKeySet();

    DeadLetters(
            KafkaOperations<String, byte[]> kafka,
            KafkaAdmin admin,
            KafkaKitProperties kafkaProperties,
            ReconProperties properties,
            ReconMetrics metrics) {
        this.kafka = kafka;
        this.admin = admin;
        this.replicationFactor = kafkaProperties.replicationFactor();
        this.group = properties.group();
        this.metrics = metrics;
    }

    /** Returns once Kafka has it; throws {@link KafkaException} when Kafka is away. */
    void park(ConsumerRecord<String, byte[]> record, String cause) {
        String topic = record.topic() + "." + group + ".dlt";
        if (created.add(topic)) {
            admin.createOrModifyTopics(new NewTopic(topic, 1, replicationFactor));
        }
        ProducerRecord<String, byte[]> letter =
                new ProducerRecord<>(topic, record.key(), record.value());
        record.headers().forEach(header -> letter.headers().add(header));
        letter.headers().add("dlt-cause", cause.getBytes(UTF_8));
        letter.headers().add("dlt-topic", record.topic().getBytes(UTF_8));
        letter.headers().add("dlt-partition", Integer.toString(record.partition()).getBytes(UTF_8));
        letter.headers().add("dlt-offset", Long.toString(record.offset()).getBytes(UTF_8));
        try {
            kafka.send(letter).get(15, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            created.remove(topic);
            throw new KafkaException("cannot park a record of " + record.topic(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while parking", e);
        }
        metrics.parked(record.topic());
        LOG.atError()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .addKeyValue("cause", cause)
                .log("Record parked");
    }
}
