package io.interlock.systemtests.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

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
import io.interlock.simulators.trader.TraderClient;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the owners of symbols, kill switches and accounts, so that two cores are left for
 * those that are tested: publishes what the traders need, and the heartbeat that keeps it fresh.
 */
final class StateOwners implements AutoCloseable {
    /** A broker on busy cores takes its time to start. */
    private static final Duration STARTED = Duration.ofMinutes(4);

    private static final Map<String, String> BUCKETS =
            Map.of(
                    "XAUUSD", "metals", "US500", "index", "GER40", "index", "BTCUSD", "crypto",
                    "USOIL", "energy", "AAPL", "shares");
    private static final Map<String, Environment> ACCOUNTS =
            Map.of(
                    "L1001",
                    Environment.LIVE,
                    "L1002",
                    Environment.LIVE,
                    "L1003",
                    Environment.LIVE,
                    "D1004",
                    Environment.DEMO);
    private static final Map<Topic<?>, Integer> COUNTS =
            Map.of(
                    Topics.SYMBOLS,
                    TraderClient.SYMBOLS.size() * 2,
                    Topics.ACCOUNTS,
                    ACCOUNTS.size());

    private final KafkaProducer<String, byte[]> producer;
    private final ScheduledExecutorService heartbeat =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("state-owners").daemon().factory());
    private final Map<String, KillSwitch> killed = new TreeMap<>(); // guarded by this
    private long kills; // guarded by this
    private volatile boolean silent;

    private StateOwners(String bootstrapServers) {
        producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers", bootstrapServers,
                                "max.block.ms", 1_000,
                                "request.timeout.ms", 1_000,
                                "delivery.timeout.ms", 1_500),
                        new StringSerializer(),
                        new ByteArraySerializer());
    }

    static StateOwners start(String bootstrapServers) {
        createTopics(bootstrapServers);
        StateOwners owners = new StateOwners(bootstrapServers);
        for (String symbol : TraderClient.SYMBOLS) {
            for (Environment environment : Environment.values()) {
                SymbolState state = symbol(environment, symbol);
                owners.send(Topics.SYMBOLS, state.key(), state);
            }
        }
        ACCOUNTS.forEach((name, environment) ->
                owners.send(Topics.ACCOUNTS, name, account(name, environment)));
        var unused =
                owners.heartbeat.scheduleWithFixedDelay(
                        owners::mark, 0, 250, TimeUnit.MILLISECONDS);
        return owners;
    }

    /** While silent, what they have published grows old and every gate has to close. */
    void silent(boolean on) {
        silent = on;
    }

    @Override
    public void close() {
        heartbeat.shutdownNow();
        producer.close(Duration.ZERO);
    }

    /** Engages the kill switches of a symbol; returns when Kafka has acknowledged it. */
    synchronized Instant kill(String symbol) {
        for (Environment environment : Environment.values()) {
            KillSwitch kill =
                    new KillSwitch(
                            symbol + kills,
                            environment,
                            new Symbol(symbol),
                            "dealer1",
                            "news",
                            Instant.now());
            killed.put(kill.key(), kill);
            send(Topics.KILL_SWITCHES, kill.key(), kill);
        }
        return killsChanged();
    }

    /** Releases every kill switch. */
    synchronized void release() {
        killed.keySet().forEach(key -> send(Topics.KILL_SWITCHES, key, null));
        killed.clear();
        killsChanged();
    }

    private Instant killsChanged() {
        kills++;
        markKills();
        producer.flush();
        return Instant.now();
    }

    private void mark() {
        if (!silent) {
            COUNTS.forEach((topic, count) ->
                    send(topic, StateMarker.KEY, new StateMarker(1, count, Instant.now())));
            markKills();
        }
    }

    private synchronized void markKills() {
        send(
                Topics.KILL_SWITCHES,
                StateMarker.KEY,
                new StateMarker(1 + kills, killed.size(), Instant.now()));
    }

    /** A value of null is a tombstone. */
    private void send(Topic<?> topic, String key, @Nullable Object value) {
        var record =
                new ProducerRecord<>(
                        topic.name(), key, value == null ? null : EventCodec.encode(value));
        record.headers()
                .add("ce_specversion", "1.0".getBytes(UTF_8))
                .add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8))
                .add("ce_type", "interlock.test.state.v1".getBytes(UTF_8))
                .add("ce_source", "/fault-suite/1".getBytes(UTF_8))
                .add("ce_time", Instant.now().toString().getBytes(UTF_8))
                .add("content-type", "application/json".getBytes(UTF_8));
        producer.send(record);
    }

    private static SymbolState symbol(Environment environment, String name) {
        return new SymbolState(
                environment,
                new Symbol(name),
                name,
                "ANY",
                BUCKETS.getOrDefault(name, "fx-major"),
                "USD",
                BigDecimal.ONE,
                5,
                new BigDecimal("0.00001"),
                Quantity.of("1"),
                Quantity.of("50000000"),
                Quantity.of("1"),
                List.of(OrdType.values()),
                List.of(),
                Map.of(),
                1,
                Instant.now());
    }

    private static AccountState account(String name, Environment environment) {
        return new AccountState(
                new Account(name),
                environment,
                name.substring(1),
                true,
                "funded",
                1,
                Instant.now());
    }

    private static void createTopics(String bootstrapServers) {
        try (Admin admin =
                Admin.create(
                        Map.of(
                                "bootstrap.servers",
                                bootstrapServers,
                                "default.api.timeout.ms",
                                (int) STARTED.toMillis()))) {
            for (Topic<?> topic : List.of(Topics.SYMBOLS, Topics.ACCOUNTS, Topics.KILL_SWITCHES)) {
                create(
                        admin,
                        new NewTopic(topic.name(), topic.partitions(), (short) 1)
                                .configs(Map.of("cleanup.policy", "compact")));
            }
        }
    }

    private static void create(Admin admin, NewTopic topic) {
        try {
            admin.createTopics(List.of(topic)).all().get(STARTED.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(e);
            }
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }
}
