package io.interlock.gateway;

import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import io.interlock.events.AccountState;
import io.interlock.events.EventCodec;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Rejection;
import io.interlock.events.StateMarker;
import io.interlock.events.Topic;
import io.interlock.events.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Routes every order of its clients to one OMS, or where a test says, but rejects those for {@code
 * NOPE}; owns accounts and kill switches as well.
 */
public final class RoutingStandIn implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final Thread thread;
    private final Function<OrderCommand, @Nullable String> route;

    /** Routes what the clients named TRADER send to OMSA. */
    public RoutingStandIn(String bootstrapServers) {
        this(bootstrapServers, "OMSA", "TRADER");
    }

    /** Routes what clients whose names begin with {@code clients} send. */
    public RoutingStandIn(String bootstrapServers, String oms, String clients) {
        this(bootstrapServers, command -> command.clientSession().startsWith(clients) ? oms : null);
    }

    /** Sends each order to the OMS that {@code route} names; null leaves it to others. */
    public RoutingStandIn(String bootstrapServers, Function<OrderCommand, @Nullable String> route) {
        this.route = route;
        producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                        new StringSerializer(),
                        new ByteArraySerializer());
        consumer =
                new KafkaConsumer<>(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "group.id",
                                "stand-in-" + UUID.randomUUID(),
                                "auto.offset.reset",
                                "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        publishState();
        thread = Thread.ofPlatform().name("routing-stand-in").start(this::run);
    }

    private void publishState() {
        AccountState account =
                new AccountState(
                        new Account("L1001"),
                        Environment.LIVE,
                        "1001",
                        true,
                        "ok",
                        1,
                        Instant.now());
        send(Topics.ACCOUNTS.name(), "L1001", account);
        send(Topics.ACCOUNTS.name(), StateMarker.KEY, new StateMarker(1, 1, Instant.now()));
        send(Topics.KILL_SWITCHES.name(), StateMarker.KEY, new StateMarker(1, 0, Instant.now()));
    }

    private void send(String topic, String key, Object value) {
        var unused = producer.send(new ProducerRecord<>(topic, key, EventCodec.encode(value)));
    }

    private void run() {
        try {
            consumer.subscribe(List.of(Topics.ORDER_COMMANDS.name()));
            while (true) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    decide(EventCodec.decode(record.value(), Topics.ORDER_COMMANDS));
                }
            }
        } catch (WakeupException e) {
            consumer.close();
        }
    }

    private void decide(OrderCommand command) {
        String oms = route.apply(command);
        if (oms == null) {
            return;
        }
        boolean no = command.symbol() != null && command.symbol().value().equals("NOPE");
        boolean lost = command.kind() != OrderCommand.Kind.NEW && command.root() == null;
        Rejection rejection = null;
        if (no || lost) {
            rejection =
                    new Rejection(
                            "stand-in",
                            no ? 1 : 5,
                            1,
                            no ? "Symbol(55) NOPE is not listed" : "unknown order");
        }
        RoutingDecision decision =
                new RoutingDecision(
                        command,
                        rejection == null ? oms : null,
                        rejection,
                        List.of(),
                        List.of(),
                        Map.of(),
                        Instant.now(),
                        List.of());
        if (rejection == null) {
            ProducerRecord<String, byte[]> record = record(Topics.ROUTING_DECISIONS, decision);
            record.headers().add("oms", oms.getBytes(StandardCharsets.UTF_8));
            producer.send(record);
        } else {
            producer.send(record(Topics.ROUTING_REJECTIONS, decision));
        }
    }

    private static ProducerRecord<String, byte[]> record(
            Topic<RoutingDecision> topic, RoutingDecision decision) {
        return new ProducerRecord<>(
                topic.name(), decision.command().key(), EventCodec.encode(decision));
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
        producer.close();
    }
}
