package io.interlock.kit.state;

import io.interlock.events.Topic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.StampedLock;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A state topic in memory, kept up to date by its own thread. Look at {@link #isFresh} before
 * deciding anything by it. Any thread may ask; the answers change at any time.
 */
public final class StateReader<T> implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(StateReader.class);

    /** After the topics exist, before listeners run. */
    static final int PHASE = 1_000;

    private final Topic<T> topic;
    private final TopicPartition partition;
    private final Map<String, Object> consumerConfig;
    private final Duration maxAge;
    private final Clock clock;
    private final List<StateListener<? super T>> listeners = new CopyOnWriteArrayList<>();
    private final StateMetrics metrics;
    private boolean advisory;
    private final StampedLock lock = new StampedLock();
    private volatile StateView<T> view;
    private volatile long position;
    private volatile @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> consumer;

    /** {@code kafkaConfig} needs the bootstrap servers; no group is joined, no offset committed. */
    StateReader(
            Topic<T> topic,
            Map<String, Object> kafkaConfig,
            Duration maxAge,
            StateMetrics metrics,
            Clock clock) {
        this.topic = topic;
        this.partition = new TopicPartition(topic.name(), 0);
        this.maxAge = maxAge;
        this.metrics = metrics;
        this.clock = clock;
        this.view = new StateView<>(topic);
        this.consumerConfig = consumerConfig(kafkaConfig);
    }

    static Map<String, Object> consumerConfig(Map<String, Object> kafkaConfig) {
        Map<String, Object> config = new HashMap<>(kafkaConfig);
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return config;
    }

    public Topic<T> topic() {
        return topic;
    }

    /** The live values by key: a read-only window that changes as records arrive. */
    public Map<String, T> view() {
        return view.values();
    }

    public @Nullable T get(String key) {
        return view.get(key);
    }

    /** True once read to its end and the newest marker counts exactly the keys held. */
    public boolean ready() {
        return view.ready();
    }

    /** Time since the newest marker was written; a century when there is none. */
    public Duration age(Instant now) {
        return view.age(now);
    }

    /** The version of the newest marker; decisions record it. */
    public long version() {
        return view.version();
    }

    /**
     * The offset up to which records are applied: all before it and none from it on. Only exact
     * within {@link StateReaders#atRest}.
     */
    public long position() {
        return position;
    }

    StampedLock lock() {
        return lock;
    }

    /** Ready, and the owner was alive a moment ago. */
    public boolean isFresh(Instant now) {
        return closedBecause(now).isEmpty();
    }

    /** Why nothing may be decided by this state now, in words; empty when it may. */
    public Optional<String> closedBecause(Instant now) {
        return view.closedBecause(now, maxAge);
    }

    /** For readiness: as {@link #closedBecause(Instant)}, by the reader's clock. */
    Optional<String> closedBecause() {
        return advisory ? Optional.empty() : closedBecause(clock.instant());
    }

    /** Nothing is closed without it: the last word stands, and readiness does not ask for it. */
    public StateReader<T> advisory() {
        advisory = true;
        return this;
    }

    /** Adds a listener; add before start to see all records. */
    public StateReader<T> onChange(StateListener<? super T> listener) {
        listeners.add(listener);
        return this;
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            StateView<T> fresh = new StateView<>(topic);
            try (KafkaConsumer<String, byte[]> opened = new KafkaConsumer<>(consumerConfig)) {
                consumer = opened;
                opened.assign(List.of(partition));
                opened.seekToBeginning(List.of(partition));
                follow(opened, fresh, endOffset(opened, partition));
            } catch (WakeupException | InterruptException e) {
                // stopping
            } catch (RuntimeException e) {
                LOG.atWarn()
                        .addKeyValue("topic", topic.name())
                        .setCause(e)
                        .log("State reader starts over");
                pause();
            } finally {
                consumer = null;
                view.caughtUp(false);
            }
        }
    }

    static long endOffset(KafkaConsumer<String, byte[]> opened, TopicPartition partition) {
        Long end = opened.endOffsets(List.of(partition)).get(partition);
        if (end == null) {
            throw new IllegalStateException("no end offset of " + partition);
        }
        return end;
    }

    private void follow(KafkaConsumer<String, byte[]> opened, StateView<T> fresh, long end) {
        exclusively(() -> {
            view = fresh;
            position = 0;
            return true;
        });
        fresh.caughtUp(opened.position(partition) >= end);
        while (thread == Thread.currentThread()) {
            for (ConsumerRecord<String, byte[]> record : opened.poll(Duration.ofMillis(200))) {
                apply(fresh, record, record.offset() >= end);
            }
            fresh.caughtUp(opened.position(partition) >= end);
        }
    }

    private void apply(StateView<T> fresh, ConsumerRecord<String, byte[]> record, boolean live) {
        try {
            if (exclusively(() -> moved(fresh, record))) {
                if (live) {
                    metrics.applied(topic, Instant.ofEpochMilli(record.timestamp()));
                }
                T value = fresh.get(record.key());
                listeners.forEach(listener -> listener.changed(record.key(), value));
            }
        } catch (RuntimeException e) {
            LOG.atError()
                    .addKeyValue("topic", topic.name())
                    .addKeyValue("offset", record.offset())
                    .setCause(e)
                    .log("State record cannot be applied");
        }
    }

    private boolean moved(StateView<T> fresh, ConsumerRecord<String, byte[]> record) {
        try {
            return fresh.apply(record.key(), record.value());
        } finally {
            position = record.offset() + 1;
        }
    }

    /** While nobody looks at rest. */
    private boolean exclusively(BooleanSupplier change) {
        long stamp = lock.writeLock();
        try {
            return change.getAsBoolean();
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void start() {
        Thread started =
                Thread.ofPlatform().daemon().name("state-" + topic.name()).unstarted(this::run);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        KafkaConsumer<String, byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        if (running != null) {
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
    public int getPhase() {
        return PHASE;
    }
}
