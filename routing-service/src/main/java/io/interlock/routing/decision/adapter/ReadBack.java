package io.interlock.routing.decision.adapter;

import io.interlock.events.EventCodec;
import io.interlock.events.RoutingDecision;
import io.interlock.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The newest decisions about partitions of commands, whoever made them. */
final class ReadBack {
    private static final int OF_EACH = 2_000;

    private ReadBack() {}

    /**
     * What was found.
     *
     * @param wholeSince no decision made after it is missing
     */
    record Past(List<RoutingDecision> decisions, Instant wholeSince) {}

    static Past of(Map<String, Object> consumerConfig, Collection<TopicPartition> commands) {
        if (commands.isEmpty()) {
            return new Past(List.of(), Instant.EPOCH);
        }
        List<TopicPartition> partitions =
                commands.stream()
                        .map(p ->
                                new TopicPartition(Topics.ROUTING_DECISIONS.name(), p.partition()))
                        .toList();
        Map<String, Object> config = new HashMap<>(consumerConfig);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try (KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(config)) {
            reader.assign(partitions);
            return read(reader, partitions);
        }
    }

    private static Past read(
            KafkaConsumer<String, byte[]> reader, List<TopicPartition> partitions) {
        Map<TopicPartition, Long> starts = reader.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        Map<TopicPartition, Instant> since = new HashMap<>();
        ends.forEach((partition, end) -> {
            long start = starts.getOrDefault(partition, 0L);
            if (end - OF_EACH <= start) {
                since.put(partition, Instant.EPOCH);
            }
            reader.seek(partition, Math.max(start, end - OF_EACH));
        });
        List<RoutingDecision> decisions = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(e -> reader.position(e.getKey()) < e.getValue())) {
            for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofMillis(200))) {
                RoutingDecision decision =
                        EventCodec.decode(record.value(), Topics.ROUTING_DECISIONS);
                decisions.add(decision);
                since.putIfAbsent(
                        new TopicPartition(record.topic(), record.partition()),
                        decision.decidedAt());
            }
        }
        return new Past(
                decisions, since.values().stream().max(Instant::compareTo).orElse(Instant.EPOCH));
    }
}
