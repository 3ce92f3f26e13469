package io.interlock.recon.matching.adapter;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads partitions of a backlog at the same pace by the time of their records, so that both sides
 * of a trade are read together and none has to wait in the database for the other.
 */
final class InStep {
    private static final Duration APART = Duration.ofMillis(20);

    private InStep() {}

    /**
     * The partitions to hold back.
     *
     * @param read the time of the last record read; partitions of which nothing was read are not in
     * @param behind those that have more to read
     */
    static Set<TopicPartition> ahead(
            Map<TopicPartition, Instant> read, Collection<TopicPartition> behind) {
        Instant slowest =
                behind.stream()
                        .map(partition -> read.getOrDefault(partition, Instant.EPOCH))
                        .min(Instant::compareTo)
                        .orElse(Instant.MAX.minus(APART));
        return read.entrySet().stream()
                .filter(each -> each.getValue().isAfter(slowest.plus(APART)))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
