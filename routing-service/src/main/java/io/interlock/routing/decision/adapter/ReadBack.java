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
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
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
    record Past(List<RoutingDecision> decisions, Instant wholeSince) {
        Past and(Past other) {
            List<RoutingDecision> both = new ArrayList<>(decisions);
            both.addAll(other.decisions);
            return new Past(
                    both, wholeSince.isAfter(other.wholeSince) ? wholeSince : other.wholeSince);
        }
    }

    /**
     * Reads the newest of each partition, and all since {@code all}: those only pass by {@code
     * each}, for they may be many.
     */
    static Past of(
            Map<String, Object> consumerConfig,
            Collection<TopicPartition> commands,
            Instant all,
            Consumer<RoutingDecision> each) {
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
            return read(reader, partitions, all, each);
        }
    }

    private static Past read(
            KafkaConsumer<String, byte[]> reader,
            List<TopicPartition> partitions,
            Instant all,
            Consumer<RoutingDecision> each) {
        Map<TopicPartition, Long> starts = reader.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, all.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> found = reader.offsetsForTimes(asked);
        Map<TopicPartition, Instant> since = new HashMap<>();
        ends.forEach((partition, end) -> {
            long start = starts.getOrDefault(partition, 0L);
            if (end - OF_EACH <= start) {
                since.put(partition, Instant.EPOCH);
            }
            OffsetAndTimestamp first = found.get(partition);
            long newest = Math.max(start, end - OF_EACH);
            reader.seek(partition, first == null ? newest : Math.min(newest, first.offset()));
        });
        List<RoutingDecision> decisions = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(e -> reader.position(e.getKey()) < e.getValue())) {
            for (ConsumerRecord<String, byte[]> record : reader.poll(Duration.ofMillis(200))) {
                RoutingDecision decision =
                        EventCodec.decode(record.value(), Topics.ROUTING_DECISIONS);
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                each.accept(decision);
                if (record.offset() >= ends.getOrDefault(partition, 0L) - OF_EACH) {
                    decisions.add(decision);
                    since.putIfAbsent(partition, decision.decidedAt());
                }
            }
        }
        return new Past(
                decisions, since.values().stream().max(Instant::compareTo).orElse(Instant.EPOCH));
    }
}
