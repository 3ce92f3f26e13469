package io.interlock.benchmarks.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.benchmarks.pipeline.Orders;
import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.EventCodec;
import io.interlock.events.KillSwitch;
import io.interlock.events.StateMarker;
import io.interlock.events.SymbolState;
import io.interlock.events.Topic;
import io.interlock.events.Topics;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the owners of symbols, kill switches and accounts: publishes one symbol and the
 * load's accounts once, more when told so, and the markers that keep them fresh every 250 ms.
 */
final class StateSeed implements AutoCloseable {
    private static final List<Topic<?>> TOPICS =
            List.of(Topics.SYMBOLS, Topics.KILL_SWITCHES, Topics.ACCOUNTS);

    private final KafkaProducer<String, byte[]> producer;
    private final Map<Topic<?>, Set<String>> keys = new HashMap<>();
    private final ScheduledExecutorService heartbeat =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("state-seed").daemon().factory());

    private StateSeed(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
        TOPICS.forEach(this::keysOf);
    }

    static StateSeed start(String kafka) throws IOException, InterruptedException {
        createTopics(kafka);
        StateSeed seed =
                new StateSeed(
                        new KafkaProducer<>(
                                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                                new StringSerializer(),
                                new ByteArraySerializer()));
        seed.put(symbol(Orders.SYMBOL, "fx-major"));
        Orders.accounts().forEach(seed::open);
        var unused = seed.heartbeat.scheduleAtFixedRate(seed::mark, 0, 250, TimeUnit.MILLISECONDS);
        return seed;
    }

    @Override
    public void close() {
        heartbeat.shutdownNow();
        producer.close(java.time.Duration.ZERO);
    }

    /** Throws or releases a kill switch, and marks it. */
    synchronized void kill(Symbol symbol, boolean killed) {
        KillSwitch kill =
                new KillSwitch(
                        symbol.value(),
                        Environment.LIVE,
                        symbol,
                        "benchmark",
                        "propagation",
                        Instant.now());
        if (killed) {
            put(Topics.KILL_SWITCHES, kill.key(), kill);
        } else {
            keysOf(Topics.KILL_SWITCHES).remove(kill.key());
            send(Topics.KILL_SWITCHES, kill.key(), null);
        }
        mark();
    }

    /** Adds symbols and accounts that no order names; returns when Kafka has them. */
    synchronized void fill(int symbols, int accounts) {
        for (int i = 0; i < symbols; i++) {
            put(symbol("FILL" + i, "fill-" + i % 500));
        }
        for (int i = 0; i < accounts; i++) {
            open("F" + i);
        }
        mark();
        producer.flush();
    }

    private void put(SymbolState symbol) {
        put(Topics.SYMBOLS, symbol.key(), symbol);
    }

    private void open(String account) {
        put(Topics.ACCOUNTS, account, account(account));
    }

    private void put(Topic<?> topic, String key, Object value) {
        keysOf(topic).add(key);
        send(topic, key, value);
    }

    private Set<String> keysOf(Topic<?> topic) {
        return keys.computeIfAbsent(topic, none -> new HashSet<>());
    }

    private synchronized void mark() {
        keys.forEach((topic, there) ->
                send(topic, StateMarker.KEY, new StateMarker(1, there.size(), Instant.now())));
    }

    private void send(Topic<?> topic, String key, @Nullable Object value) {
        var record =
                new ProducerRecord<>(
                        topic.name(), key, value == null ? null : EventCodec.encode(value));
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8))
                .add("ce_type", "interlock.benchmark.seed.v1".getBytes(UTF_8))
                .add("ce_source", "/benchmarks/1".getBytes(UTF_8))
                .add("ce_time", Instant.now().toString().getBytes(UTF_8))
                .add("content-type", "application/json".getBytes(UTF_8));
        producer.send(record);
    }

    private static SymbolState symbol(String name, String bucket) {
        return new SymbolState(
                Environment.LIVE,
                new Symbol(name),
                name,
                "FX",
                bucket,
                "USD",
                new BigDecimal("100000"),
                5,
                new BigDecimal("0.00001"),
                Quantity.of("1000"),
                Quantity.of("50000000"),
                Quantity.of("1000"),
                List.of(OrdType.values()),
                List.of(),
                Map.of(),
                1,
                Instant.now());
    }

    private static AccountState account(String name) {
        return new AccountState(
                new Account(name),
                Environment.LIVE,
                name.substring(1),
                true,
                "funded",
                1,
                Instant.now());
    }

    private static void createTopics(String kafka) throws IOException, InterruptedException {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            admin.createTopics(
                            TOPICS.stream()
                                    .map(topic ->
                                            new NewTopic(
                                                            topic.name(),
                                                            topic.partitions(),
                                                            (short) 1)
                                                    .configs(
                                                            Map.of(
                                                                    TopicConfig
                                                                            .CLEANUP_POLICY_CONFIG,
                                                                    TopicConfig
                                                                            .CLEANUP_POLICY_COMPACT)))
                                    .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IOException("cannot create the state topics", e);
        }
    }
}
