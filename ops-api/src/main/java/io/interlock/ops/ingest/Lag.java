package io.interlock.ops.ingest;

import io.interlock.kit.problem.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.AdminClient;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;

/** How much of Kafka has not been read yet. */
@Component
public class Lag {
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private final KafkaAdmin admin;
    private final Positions positions;
    private final KafkaListenerEndpointRegistry listeners;

    Lag(KafkaAdmin admin, Positions positions, KafkaListenerEndpointRegistry listeners) {
        this.admin = admin;
        this.positions = positions;
        this.listeners = listeners;
    }

    /** Records of all topics that are read here. A problem where Kafka does not answer. */
    public long records() {
        try (AdminClient client = AdminClient.create(admin.getConfigurationProperties())) {
            Map<TopicPartition, OffsetSpec> newest = new HashMap<>();
            answered(client.describeTopics(topics()).allTopicNames())
                    .forEach((name, topic) ->
                            topic.partitions()
                                    .forEach(p ->
                                            newest.put(
                                                    new TopicPartition(name, p.partition()),
                                                    OffsetSpec.latest())));
            Map<TopicPartition, Long> read = positions.of(newest.keySet());
            return answered(client.listOffsets(newest).all()).entrySet().stream()
                    .mapToLong(e ->
                            Math.max(0, e.getValue().offset() - read.getOrDefault(e.getKey(), 0L)))
                    .sum();
        }
    }

    private Set<String> topics() {
        Set<String> names = new HashSet<>();
        for (MessageListenerContainer container : listeners.getListenerContainers()) {
            String[] topics = container.getContainerProperties().getTopics();
            if (topics != null) {
                names.addAll(Arrays.asList(topics));
            }
        }
        return names;
    }

    private static <T> T answered(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw Problem.DEPENDENCY_UNAVAILABLE.exception("Kafka does not answer; try again soon");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
