package io.interlock.gateway.entry;

import io.interlock.events.Topics;
import io.interlock.kit.kafka.OrderPathProducers;
import io.interlock.kit.kafka.TopicProvisioner;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The producer of commands: idempotent, acks=all, impatient. A client is answered within seconds
 * whether its order was taken, so it neither waits for metadata nor retries for long.
 */
@Component
public class CommandProducer implements SmartLifecycle {
    private static final int ANSWER_WITHIN_MS = 2_000;

    private final Map<String, Object> config;
    private final TopicProvisioner provisioner;
    private volatile @Nullable KafkaProducer<String, byte[]> producer;

    CommandProducer(KafkaProperties kafka, TopicProvisioner provisioner) {
        this.provisioner = provisioner;
        config = new HashMap<>(kafka.buildProducerProperties());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_WITHIN_MS - 500);
        config.putAll(OrderPathProducers.SETTINGS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 20);
    }

    /** Sends and tells {@code done} what came of it: null, or why it may not be in the log. */
    public void send(ProducerRecord<String, byte[]> record, Consumer<@Nullable Exception> done) {
        KafkaProducer<String, byte[]> current = producer;
        if (current == null) {
            done.accept(new KafkaException("the producer is not started"));
            return;
        }
        try {
            var unused = current.send(record, (metadata, error) -> done.accept(error));
        } catch (KafkaException e) {
            done.accept(e);
        }
    }

    /**
     * Opens the producer and learns the partitions, so that the first order does not pay for it.
     */
    @Override
    public void start() {
        KafkaProducer<String, byte[]> opened = new KafkaProducer<>(config);
        producer = opened;
        Thread.ofVirtual()
                .name("command-producer-warm-up")
                .start(() -> {
                    try {
                        provisioner.await();
                        while (producer == opened && !knowsPartitions(opened)) {
                            Thread.onSpinWait();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /** Waits up to max.block.ms. */
    private static boolean knowsPartitions(KafkaProducer<String, byte[]> opened) {
        try {
            return !opened.partitionsFor(Topics.ORDER_COMMANDS.name()).isEmpty();
        } catch (KafkaException e) {
            return false;
        }
    }

    @Override
    public void stop() {
        KafkaProducer<String, byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ofSeconds(3));
        }
    }

    @Override
    public boolean isRunning() {
        return producer != null;
    }

    @Override
    public int getPhase() {
        return TopicProvisioner.PHASE + 1;
    }
}
