package io.interlock.systemtests.faults;

import static io.interlock.testkit.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.EventCodec;
import io.interlock.events.RoutingDecision;
import io.interlock.events.Topics;
import io.interlock.localstack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Routing-service dies while orders wait for a throttle: they are decided once, after it is back.
 */
@Tag("faults")
class HeldOrdersTest {
    private static final int RATE = 100;

    private static final String POLICY = "held-orders";

    /** Of each LIVE account below what a trader sends, so that orders queue up. */
    private static final String THROTTLE =
            """
            {"kind":"THROTTLE","per":"ACCOUNT","unit":"ORDERS","limit":"15","windowMillis":1000,
             "burst":"1","cancelsExempt":true,
             "action":"QUEUE","maxQueueMillis":60000,"maxQueued":5000}
            """;

    private static final Duration AWAY = Duration.ofSeconds(3);

    @Test
    @Tag("short")
    void routingKilledWhileOrdersWait() {
        killed(1);
    }

    @Test
    @Tag("full")
    void routingKilledTenTimesWhileOrdersWait() {
        killed(10);
    }

    private static void killed(int times) {
        Scenario scenario =
                Scenario.of("routing-service killed %d times with orders held".formatted(times));
        LocalStack stack = scenario.platform().stack();
        Desk desk = new Desk(stack, "routing-service");
        Instant began = Instant.now();
        desk.inForce(POLICY, "{}", THROTTLE);
        try {
            scenario.flow(RATE);
            for (int i = 0; i < times; i++) {
                scenario.afterOrders(150, 250)
                        .inject("kill -9 routing-service", () -> stack.kill("routing-service"))
                        .lasting(AWAY)
                        .then("start routing-service", () -> stack.start("routing-service"))
                        .then("until it is ready", () -> stack.awaitReady("routing-service"))
                        .up()
                        .flowing();
            }
            scenario.afterOrders(50, 100);
        } finally {
            desk.end(POLICY);
        }
        scenario.verdict();
        List<RoutingDecision> waited = waited(stack, began);
        assertThat(waited).as("orders that waited").isNotEmpty();
        Set<String> ids = new HashSet<>();
        assertThat(waited)
                .as("decided twice")
                .filteredOn(one -> !ids.add(one.command().commandId().toString()))
                .isEmpty();
    }

    private static List<RoutingDecision> waited(LocalStack stack, Instant since) {
        List<RoutingDecision> waited = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> reader =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", stack.bootstrapServers()),
                        new StringDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> all =
                    IntStream.range(0, Topics.ROUTING_DECISIONS.partitions())
                            .mapToObj(p -> new TopicPartition(Topics.ROUTING_DECISIONS.name(), p))
                            .toList();
            reader.assign(all);
            reader.seekToBeginning(all);
            Map<TopicPartition, Long> ends = reader.endOffsets(all);
            within(Duration.ofSeconds(60))
                    .is(
                            "all decisions to be read",
                            () -> {
                                for (ConsumerRecord<String, byte[]> record :
                                        reader.poll(Duration.ofMillis(200))) {
                                    RoutingDecision decision =
                                            EventCodec.decode(
                                                    record.value(), Topics.ROUTING_DECISIONS);
                                    if (decision.decidedAt().isAfter(since)
                                            && decision.trace().getFirst().rule().equals("queue")) {
                                        waited.add(decision);
                                    }
                                }
                                return ends.entrySet().stream()
                                        .allMatch(e -> reader.position(e.getKey()) >= e.getValue());
                            });
        }
        return waited;
    }
}
