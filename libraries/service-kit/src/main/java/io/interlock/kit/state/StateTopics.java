package io.interlock.kit.state;

import io.interlock.events.Topic;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.TopicProvisioner;
import java.time.Clock;
import java.util.Map;
import org.springframework.kafka.core.KafkaOperations;

/**
 * Makes readers and publishers of state topics; declare what it makes as a bean, so that it is
 * started, stopped and part of readiness.
 */
public final class StateTopics {
    private final KafkaOperations<String, byte[]> kafka;
    private final Map<String, Object> kafkaConfig;
    private final EventRecords records;
    private final TopicProvisioner provisioner;
    private final StateKitProperties properties;
    private final StateMetrics metrics;
    private final Clock clock;

    StateTopics(
            KafkaOperations<String, byte[]> kafka,
            Map<String, Object> kafkaConfig,
            EventRecords records,
            TopicProvisioner provisioner,
            StateKitProperties properties,
            StateMetrics metrics,
            Clock clock) {
        this.kafka = kafka;
        this.kafkaConfig = kafkaConfig;
        this.records = records;
        this.provisioner = provisioner;
        this.properties = properties;
        this.metrics = metrics;
        this.clock = clock;
    }

    public <T> StateReader<T> reader(Topic<T> topic) {
        return new StateReader<>(topic, kafkaConfig, properties.maxAge(), metrics, clock);
    }

    public <T> StatePublisher<T> publisher(Topic<T> topic, StateSource<T> source) {
        return publisher(topic, source, true);
    }

    /** A publisher that is started and stopped by whoever knows which instance owns the topic. */
    public <T> StatePublisher<T> publisherOnDuty(Topic<T> topic, StateSource<T> source) {
        return publisher(topic, source, false);
    }

    private <T> StatePublisher<T> publisher(
            Topic<T> topic, StateSource<T> source, boolean autoStartup) {
        return new StatePublisher<>(
                topic,
                source,
                kafka,
                kafkaConfig,
                records,
                provisioner,
                properties,
                clock,
                autoStartup);
    }
}
