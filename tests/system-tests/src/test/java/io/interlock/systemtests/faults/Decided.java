package io.interlock.systemtests.faults;

import static java.util.Objects.requireNonNull;

import io.interlock.events.EventCodec;
import io.interlock.events.RoutingDecision;
import io.interlock.events.Topics;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What routing decided since this was opened, and which instances share the work. */
public final class Decided implements AutoCloseable {
    private static final String GROUP = "routing-service";

    private final KafkaConsumer<String, byte[]> consumer;
    private final Admin admin;
    private final Map<String, RoutingDecision> first = new LinkedHashMap<>();

    public Decided(String bootstrapServers) {
        consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        List<TopicPartition> partitions =
                IntStream.range(0, Topics.ROUTING_DECISIONS.partitions())
                        .mapToObj(p -> new TopicPartition(Topics.ROUTING_DECISIONS.name(), p))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Of each command the decision that stands; up to what was decided by now. */
    public List<RoutingDecision> all() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream()
                .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(300))
                    .forEach(record -> {
                        RoutingDecision decision =
                                EventCodec.decode(record.value(), Topics.ROUTING_DECISIONS);
                        // a command lies on one partition, and so do the decisions about it
                        first.putIfAbsent(decision.command().commandId().toString(), decision);
                    });
        }
        return List.copyOf(first.values());
    }

    /** How many partitions each member of the group reads; empty while they are being dealt out. */
    List<Integer> shares() {
        try {
            ConsumerGroupDescription group =
                    requireNonNull(
                            admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP));
            List<Integer> shares =
                    group.members().stream()
                            .map(member -> member.assignment().topicPartitions().size())
                            .sorted()
                            .toList();
            boolean all =
                    shares.stream().mapToInt(Integer::intValue).sum()
                            == Topics.ORDER_COMMANDS.partitions();
            return all ? shares : List.of();
        } catch (ExecutionException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Whether an order was rejected by {@code policy}. */
    boolean rejectedBy(String policy) {
        return all().stream()
                .anyMatch(decision ->
                        decision.rejection() != null && policy.equals(decision.policy()));
    }

    @Override
    public void close() {
        consumer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
    }
}
