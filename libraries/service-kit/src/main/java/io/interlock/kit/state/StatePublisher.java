package io.interlock.kit.state;

import io.interlock.events.EventCodec;
import io.interlock.events.StateMarker;
import io.interlock.events.Topic;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.TopicProvisioner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The owner's side of a state topic. At start it reads what the topic holds, publishes its source
 * over it, removes what the source does not have, and writes the marker; then it repeats the
 * marker. A record that Kafka did not take stops the markers until everything has been published
 * anew: the readers' gates close rather than miss a change. One owner instance at a time.
 *
 * <p>One thread writes; callers on any thread only leave it word and never wait for Kafka.
 */
public final class StatePublisher<T> implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StatePublisher.class);

    private sealed interface Change<T> {
        record Put<T>(String key, T value) implements Change<T> {}

        record Remove<T>(String key) implements Change<T> {}

        record Look<T>(String key) implements Change<T> {}

        record Flush<T>(CompletableFuture<?> done) implements Change<T> {}
    }

    private final Topic<T> topic;
    private final StateSource<T> source;
    private final KafkaOperations<String, byte[]> kafka;
    private final Map<String, Object> kafkaConfig;
    private final EventRecords records;
    private final TopicProvisioner provisioner;
    private final StateKitProperties properties;
    private final Clock clock;
    private final boolean autoStartup;

    private final BlockingQueue<Change<T>> changes = new LinkedBlockingQueue<>();
    private final Map<String, T> published = new HashMap<>(); // of the writing thread
    private long version; // of the writing thread
    private boolean loaded; // of the writing thread
    private CompletableFuture<?> newest = CompletableFuture.completedFuture(null); // likewise
    private volatile boolean whole; // everything was handed to Kafka and nothing failed since
    private volatile Instant acknowledged = Instant.EPOCH;
    private volatile @Nullable Thread thread;

    StatePublisher(
            Topic<T> topic,
            StateSource<T> source,
            KafkaOperations<String, byte[]> kafka,
            Map<String, Object> kafkaConfig,
            EventRecords records,
            TopicProvisioner provisioner,
            StateKitProperties properties,
            Clock clock,
            boolean autoStartup) {
        this.topic = topic;
        this.source = source;
        this.kafka = kafka;
        this.kafkaConfig = StateReader.consumerConfig(kafkaConfig);
        this.records = records;
        this.provisioner = provisioner;
        this.properties = properties;
        this.clock = clock;
        this.autoStartup = autoStartup;
    }

    /** Publishes a change at once, with a new marker. The source must already have it. */
    public void publish(String key, T value) {
        changes.add(new Change.Put<>(key, value));
    }

    /** Removes a key at once, with a new marker. The source must no longer have it. */
    public void remove(String key) {
        changes.add(new Change.Remove<>(key));
    }

    /**
     * Publishes what the source says of {@code key}: after the current transaction has committed,
     * at once where there is none. The source is asked at that moment, so that of two changes the
     * later one stands whatever order their threads come in.
     */
    public void refresh(String key) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            changes.add(new Change.Look<>(key));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCompletion(int status) {
                        changes.add(new Change.Look<>(key));
                    }
                });
    }

    /**
     * Ends when Kafka has taken what was left here until now, and what was committed under {@link
     * #refresh} with it; with an exception where it did not take the newest of it, which is then
     * published later. Does not end while Kafka is away.
     */
    public CompletableFuture<?> taken() {
        CompletableFuture<?> done = new CompletableFuture<>();
        changes.add(new Change.Flush<>(done));
        return done;
    }

    /** Why this owner cannot vouch for its topic now, in words; empty when it can. */
    Optional<String> silentBecause() {
        if (!autoStartup && !isRunning()) {
            return Optional.empty(); // another instance owns the topic now
        }
        if (!whole) {
            return Optional.of(topic.name() + " is being published");
        }
        Duration age = Duration.between(acknowledged, clock.instant());
        return age.compareTo(properties.maxAge()) > 0
                ? Optional.of(topic.name() + " has no marker acknowledged since " + acknowledged)
                : Optional.empty();
    }

    private void run() {
        whole = false;
        loaded = false;
        published.clear();
        long nextSync = System.nanoTime();
        while (thread == Thread.currentThread()) {
            try {
                provisioner.await();
                if (!whole || System.nanoTime() - nextSync >= 0) {
                    synchronise();
                    nextSync = System.nanoTime() + properties.resync().toNanos();
                }
                Change<T> first =
                        changes.poll(properties.heartbeat().toNanos(), TimeUnit.NANOSECONDS);
                List<Change<T>> waiting = new ArrayList<>();
                if (first != null) {
                    waiting.add(first);
                    changes.drainTo(waiting);
                }
                waiting.forEach(this::apply);
                mark();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                whole = false;
                LOG.atWarn()
                        .addKeyValue("topic", topic.name())
                        .setCause(e)
                        .log("State is not published, trying again");
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(properties.heartbeat().toNanos());
        } catch (InterruptedException e) {
            thread = null;
        }
    }

    private void apply(Change<T> change) {
        switch (change) {
            case Change.Put<T>(String key, T value) -> put(key, value);
            case Change.Remove<T>(String key) -> drop(key);
            case Change.Look<T>(String key) ->
                    source.one(key).ifPresentOrElse(value -> put(key, value), () -> drop(key));
            case Change.Flush<T>(CompletableFuture<?> done) ->
                    newest.whenComplete((sent, failure) -> {
                        if (failure == null) {
                            done.complete(null);
                        } else {
                            done.completeExceptionally(failure);
                        }
                    });
        }
    }

    private void synchronise() {
        boolean everything = !whole;
        if (!loaded) {
            load();
        }
        Map<String, T> truth = source.all();
        whole = true; // a send that fails from here on makes it false again
        List.copyOf(published.keySet()).stream()
                .filter(key -> !truth.containsKey(key))
                .forEach(this::drop);
        truth.forEach((key, value) -> {
            if (everything || !value.equals(published.get(key))) {
                put(key, value);
            }
        });
        mark();
    }

    /** Learns which keys the topic has and where its version stands. */
    private void load() {
        StateView<T> found = new StateView<>(topic);
        TopicPartition partition = new TopicPartition(topic.name(), 0);
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(kafkaConfig)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = StateReader.endOffset(consumer, partition);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    try {
                        found.apply(record.key(), record.value());
                    } catch (StateView.UnreadableState e) {
                        send(records.tombstone(topic, record.key()));
                    }
                }
            }
        }
        published.putAll(found.values());
        version = found.version();
        loaded = true;
    }

    private void put(String key, T value) {
        published.put(key, value);
        version++;
        send(records.record(topic, key, value));
    }

    private void drop(String key) {
        if (published.remove(key) != null) {
            version++;
            send(records.tombstone(topic, key));
        }
    }

    private void mark() {
        if (!whole) {
            return;
        }
        StateMarker marker = new StateMarker(version, published.size(), clock.instant());
        send(
                records.raw(
                        topic.name(),
                        StateMarker.KEY,
                        topic.name() + ":" + version + ":" + marker.at(),
                        "interlock.state.marker.v1",
                        marker.at(),
                        EventCodec.encode(marker)));
    }

    private void send(ProducerRecord<String, byte[]> record) {
        newest =
                kafka.send(record)
                        .whenComplete((sent, failure) -> {
                            if (failure != null) {
                                whole = false;
                            } else if (record.key().equals(StateMarker.KEY)) {
                                acknowledged = clock.instant();
                            }
                        });
    }

    @Override
    public void start() {
        Thread started =
                Thread.ofPlatform().daemon().name("publish-" + topic.name()).unstarted(this::run);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public boolean isAutoStartup() {
        return autoStartup;
    }

    @Override
    public int getPhase() {
        return StateReader.PHASE;
    }
}
