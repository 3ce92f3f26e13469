package io.interlock.systemtests;

import io.interlock.events.EventCodec;
import io.interlock.events.OrderCommand;
import io.interlock.events.Topic;
import io.interlock.events.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What the topics hold, each event once, however often it was produced.
 *
 * @param orders new orders
 * @param executions what OMSs answered
 */
record TopicCounts(long orders, long executions, long dropCopies) {

    /** Everything that is there now. */
    static TopicCounts read(String bootstrapServers) {
        Set<Object> orders =
                distinct(
                        bootstrapServers,
                        Topics.ORDER_COMMANDS,
                        command ->
                                command.kind() == OrderCommand.Kind.NEW
                                        ? command.commandId()
                                        : null);
        Set<Object> executions =
                distinct(
                        bootstrapServers,
                        Topics.ORDER_EXECUTIONS,
                        execution -> execution.oms() == null ? null : execution.eventId());
        Set<Object> dropCopies =
                distinct(
                        bootstrapServers,
                        Topics.DROP_COPY_EXECUTIONS,
                        execution -> execution.eventId());
        return new TopicCounts(orders.size(), executions.size(), dropCopies.size());
    }

    private static <E> Set<Object> distinct(
            String bootstrapServers, Topic<E> topic, Function<E, Object> id) {
        Set<Object> found = new HashSet<>();
        var partitions =
                IntStream.range(0, topic.partitions())
                        .mapToObj(p -> new TopicPartition(topic.name(), p))
                        .toList();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitions));
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(300));
                for (ConsumerRecord<String, byte[]> record : records) {
                    Object one = id.apply(EventCodec.decode(record.value(), topic));
                    if (one != null) {
                        found.add(one);
                    }
                }
            }
        }
        return found;
    }
}
