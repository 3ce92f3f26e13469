package io.interlock.gateway.report;

import io.interlock.gateway.wire.DurableStore;
import io.interlock.kit.kafka.OrderPathProducers;
import io.interlock.kit.kafka.TopicProvisioner;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The producer of reports: idempotent, acks=all, patient. A report is never given up: while Kafka
 * is away it waits here, then the session's thread waits, and what a crash takes away the OMS sends
 * again, because the durable inbound number has not moved.
 */
@Component
class ReportProducer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ReportProducer.class);

    private final Map<String, Object> config;
    private volatile @Nullable KafkaProducer<String, byte[]> producer;

    ReportProducer(KafkaProperties kafka) {
        config = new HashMap<>(kafka.buildProducerProperties());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.putAll(OrderPathProducers.SETTINGS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_600_000L);
    }

    /** Hands a report on; its number counts as received once Kafka has it. */
    void send(ProducerRecord<String, byte[]> record, DurableStore store, long seq) {
        KafkaProducer<String, byte[]> current = producer;
        if (current == null) {
            throw new IllegalStateException("the report producer is stopped");
        }
        store.handedOn(seq);
        var unused =
                current.send(
                        record,
                        (metadata, error) -> {
                            if (error == null) {
                                store.acknowledged(seq);
                            } else {
                                log.atError()
                                        .addKeyValue("fixSession", store.session())
                                        .setCause(error)
                                        .log(
                                                "A report is not in the log; it is asked for again after a restart");
                            }
                        });
    }

    @Override
    public void start() {
        producer = new KafkaProducer<>(config);
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
