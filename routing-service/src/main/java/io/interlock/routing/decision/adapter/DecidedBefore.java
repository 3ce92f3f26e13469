package io.interlock.routing.decision.adapter;

import io.interlock.domain.CommandId;
import io.interlock.events.EventCodec;
import io.interlock.events.RoutingDecision;
import io.interlock.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * The commands behind the committed position that were decided already: those that came after one
 * that waited. They are passed over when they are read again. Confined to the command loop's
 * thread.
 */
final class DecidedBefore {
    /** Clocks of gateways and of this service may differ by so much. */
    private static final Duration SKEW = Duration.ofSeconds(10);

    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<CommandId, Optional<RoutingDecision>> decided = new HashMap<>();

    /**
     * What was said of a command; afterwards it is forgotten.
     *
     * @return null where nothing was decided; else the decision where it was a rejection, for whom
     *     the client is answered from may not have it yet
     */
    Optional<Optional<RoutingDecision>> take(CommandId command) {
        return Optional.ofNullable(decided.remove(command));
    }

    /**
     * Reads back what was decided since the first of the commands was written.
     *
     * @param positions from which commands will be read
     */
    void read(Map<String, Object> consumerConfig, Map<TopicPartition, Long> positions) {
        decided.clear();
        Map<String, Object> config = new HashMap<>(consumerConfig);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        try (KafkaConsumer<String, byte[]> reader = new KafkaConsumer<>(config)) {
            Map<TopicPartition, Long> since = since(reader, positions);
            if (!since.isEmpty()) {
                decisions(reader, since);
            }
        }
    }

    /** By partition of decisions: when the first command was written that will be read again. */
    private static Map<TopicPartition, Long> since(
            KafkaConsumer<String, byte[]> reader, Map<TopicPartition, Long> positions) {
        reader.assign(positions.keySet());
        Map<TopicPartition, Long> ends = reader.endOffsets(positions.keySet());
        Map<TopicPartition, Long> open = new HashMap<>(positions);
        open.entrySet().removeIf(each -> each.getValue() >= ends.getOrDefault(each.getKey(), 0L));
        Map<TopicPartition, Long> since = new HashMap<>();
        reader.assign(open.keySet());
        open.forEach(reader::seek);
        while (open.entrySet().stream()
                .anyMatch(e -> reader.position(e.getKey()) <= e.getValue())) {
            for (ConsumerRecord<String, byte[]> record : reader.poll(POLL)) {
                since.putIfAbsent(
                        new TopicPartition(Topics.ROUTING_DECISIONS.name(), record.partition()),
                        record.timestamp() - SKEW.toMillis());
            }
        }
        return since;
    }

    private void decisions(KafkaConsumer<String, byte[]> reader, Map<TopicPartition, Long> since) {
        reader.assign(since.keySet());
        Map<TopicPartition, Long> ends = reader.endOffsets(since.keySet());
        reader.offsetsForTimes(since)
                .forEach((partition, found) ->
                        reader.seek(
                                partition,
                                found == null ? ends.getOrDefault(partition, 0L) : found.offset()));
        while (ends.entrySet().stream().anyMatch(e -> reader.position(e.getKey()) < e.getValue())) {
            for (ConsumerRecord<String, byte[]> record : reader.poll(POLL)) {
                RoutingDecision decision =
                        EventCodec.decode(record.value(), Topics.ROUTING_DECISIONS);
                decided.putIfAbsent(
                        decision.command().commandId(),
                        decision.rejection() == null ? Optional.empty() : Optional.of(decision));
            }
        }
    }
}
