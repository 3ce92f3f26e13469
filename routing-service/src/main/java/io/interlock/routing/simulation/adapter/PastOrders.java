package io.interlock.routing.simulation.adapter;

import io.interlock.events.EventCodec;
import io.interlock.events.RoutingDecision;
import io.interlock.events.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * What was decided since a moment until now, over all partitions in the order of time. Of one
 * thread.
 */
final class PastOrders implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<TopicPartition, Deque<RoutingDecision>> read = new HashMap<>();
    private final Map<TopicPartition, Long> ends;
    private final long total;

    PastOrders(Map<String, Object> consumerConfig, Instant since) {
        Map<String, Object> config = new HashMap<>(consumerConfig);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        consumer = new KafkaConsumer<>(config);
        List<TopicPartition> partitions =
                IntStream.range(0, Topics.ROUTING_DECISIONS.partitions())
                        .mapToObj(p -> new TopicPartition(Topics.ROUTING_DECISIONS.name(), p))
                        .toList();
        consumer.assign(partitions);
        ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(partition, since.toEpochMilli()));
        var found = consumer.offsetsForTimes(asked);
        long records = 0;
        for (TopicPartition partition : partitions) {
            var first = found.get(partition);
            long start = first == null ? end(partition) : first.offset();
            consumer.seek(partition, start);
            read.put(partition, new ArrayDeque<>());
            records += end(partition) - start;
        }
        total = records;
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    /** How many there are. */
    long total() {
        return total;
    }

    /** The next; empty at the end. */
    Optional<RoutingDecision> next() {
        while (read.entrySet().stream().anyMatch(e -> e.getValue().isEmpty() && more(e.getKey()))) {
            fetch();
        }
        return read.values().stream()
                .filter(decisions -> !decisions.isEmpty())
                .min(Comparator.comparing(decisions -> decisions.getFirst().decidedAt()))
                .map(Deque::removeFirst);
    }

    private boolean more(TopicPartition partition) {
        return consumer.position(partition) < end(partition);
    }

    /** Only from where nothing waits: one long partition must not fill the memory. */
    private void fetch() {
        read.forEach((partition, waiting) -> {
            if (waiting.isEmpty()) {
                consumer.resume(List.of(partition));
            } else {
                consumer.pause(List.of(partition));
            }
        });
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            Deque<RoutingDecision> waiting = read.get(partition);
            if (waiting != null && record.offset() < end(partition)) {
                waiting.addLast(EventCodec.decode(record.value(), Topics.ROUTING_DECISIONS));
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
