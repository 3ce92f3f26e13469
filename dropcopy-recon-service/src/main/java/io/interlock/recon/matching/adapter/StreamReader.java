package io.interlock.recon.matching.adapter;

import io.interlock.events.Topics;
import io.interlock.recon.breaks.Breaks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;

/**
 * Reads both streams on a thread of its own: database first, offsets after. A failure of the
 * database or of Kafka rewinds and tries again; what came twice changes nothing.
 */
@Component
class StreamReader implements SmartLifecycle {
    /** After the topics are there. */
    static final int PHASE = 1_001;

    private static final Logger LOG = LoggerFactory.getLogger(StreamReader.class);
    private static final List<String> TOPICS =
            List.of(Topics.ORDER_EXECUTIONS.name(), Topics.DROP_COPY_EXECUTIONS.name());
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration MORE = Duration.ofMillis(20);
    private static final Duration GATHER = Duration.ofMillis(200);
    private static final int POLLS = 40; // of a full batch: many, so that partitions take turns
    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final int PARTITION_FETCH_BYTES = 1024 * 1024;
    private static final Duration SWEEP_EVERY = Duration.ofMillis(500);
    private static final Duration COUNT_EVERY = Duration.ofSeconds(1);
    private static final Duration FORGET_EVERY = Duration.ofMinutes(1);
    private static final Duration ASK_KAFKA = Duration.ofSeconds(3);
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);

    private final Map<String, Object> config;
    private final int batch;
    private final Reconciliation reconciliation;
    private final Breaks breaks;
    private final DeadLetters deadLetters;
    private final ReconMetrics metrics;
    private final StreamHealth health;
    private final Clock clock;
    private final Map<TopicPartition, Instant> lastRead = new HashMap<>();
    private Instant nextSweep = Instant.EPOCH;
    private Instant nextCount = Instant.EPOCH;
    private Instant nextForget = Instant.EPOCH;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Consumer<String, byte[]> running;
    private volatile boolean stopping;

    StreamReader(
            KafkaProperties kafka,
            ReconProperties properties,
            Reconciliation reconciliation,
            Breaks breaks,
            DeadLetters deadLetters,
            ReconMetrics metrics,
            StreamHealth health,
            Clock clock) {
        config = new HashMap<>(kafka.buildConsumerProperties());
        config.put(ConsumerConfig.GROUP_ID_CONFIG, properties.group());
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.ceilDiv(properties.batch(), POLLS));
        config.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, PARTITION_FETCH_BYTES);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.batch = properties.batch();
        this.reconciliation = reconciliation;
        this.breaks = breaks;
        this.deadLetters = deadLetters;
        this.metrics = metrics;
        this.health = health;
        this.clock = clock;
    }

    private void run() {
        while (!stopping) {
            try (Consumer<String, byte[]> consumer =
                    new KafkaConsumer<>(
                            config, new StringDeserializer(), new ByteArrayDeserializer())) {
                running = consumer;
                breaks.recall();
                consumer.subscribe(TOPICS);
                while (!stopping) {
                    step(consumer);
                }
            } catch (WakeupException e) {
                LOG.atDebug().log("Reader woken up");
            } catch (RuntimeException e) {
                failed("Reading failed; starting over", e);
            } finally {
                running = null;
                lastRead.clear();
            }
        }
    }

    private void step(Consumer<String, byte[]> consumer) {
        List<ConsumerRecord<String, byte[]>> records = gather(consumer);
        if (!records.isEmpty()) {
            try {
                take(records);
            } catch (RuntimeException e) {
                rewind(consumer, records);
                failed("A batch failed; trying again", e);
                return;
            }
            read(records, lastRead);
        }
        try {
            if (!records.isEmpty()) {
                consumer.commitSync(ASK_KAFKA);
            }
            maintain(consumer);
        } catch (WakeupException e) {
            throw e;
        } catch (RuntimeException e) {
            // what was read is stored; the next commit covers its offsets
            failed("Offsets or the search for overdue trades failed; trying again", e);
        }
    }

    /** Some polls, as long as there is more to read. */
    private List<ConsumerRecord<String, byte[]>> gather(Consumer<String, byte[]> consumer) {
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        Map<TopicPartition, Instant> read = new HashMap<>(lastRead);
        long until = System.nanoTime() + GATHER.toNanos();
        boolean more = true;
        while (more) {
            List<ConsumerRecord<String, byte[]>> polled = new ArrayList<>();
            consumer.poll(records.isEmpty() ? POLL : MORE).forEach(polled::add);
            records.addAll(polled);
            read(polled, read);
            List<TopicPartition> behind = behind(consumer);
            // one that brings nothing now holds nobody back
            Set<TopicPartition> ahead = polled.isEmpty() ? Set.of() : InStep.ahead(read, behind);
            consumer.resume(consumer.paused());
            consumer.pause(consumer.assignment().stream().filter(ahead::contains).toList());
            more =
                    !polled.isEmpty()
                            && !behind.isEmpty()
                            && records.size() < batch
                            && System.nanoTime() < until;
        }
        return records;
    }

    private static List<TopicPartition> behind(Consumer<String, byte[]> consumer) {
        return consumer.assignment().stream()
                .filter(partition -> consumer.currentLag(partition).orElse(0) > 0)
                .toList();
    }

    private static void read(
            List<ConsumerRecord<String, byte[]>> records, Map<TopicPartition, Instant> upTo) {
        for (ConsumerRecord<String, byte[]> record : records) {
            upTo.put(
                    new TopicPartition(record.topic(), record.partition()),
                    Instant.ofEpochMilli(record.timestamp()));
        }
    }

    private static void rewind(
            Consumer<String, byte[]> consumer, List<ConsumerRecord<String, byte[]>> records) {
        Map<TopicPartition, Long> first = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            first.putIfAbsent(
                    new TopicPartition(record.topic(), record.partition()), record.offset());
        }
        first.forEach(consumer::seek);
    }

    private void take(List<ConsumerRecord<String, byte[]>> records) {
        StreamBatch batch = StreamBatch.of(records);
        store(batch);
        // last, so that a batch that is tried again does not park them again
        batch.poison().forEach(each -> deadLetters.park(each.record(), each.cause()));
    }

    /** What cannot be stored is stored in halves, until the record that is the cause is alone. */
    private void store(StreamBatch batch) {
        if (batch.readings().isEmpty()
                && batch.told().isEmpty()
                && batch.lastDropCopy().isEmpty()) {
            return;
        }
        try {
            reconciliation.take(batch.reports(), batch.readings(), batch.lastDropCopy());
        } catch (DataIntegrityViolationException e) {
            List<ConsumerRecord<String, byte[]>> records = batch.records();
            if (records.size() == 1) {
                deadLetters.park(records.getFirst(), String.valueOf(e.getMostSpecificCause()));
                return;
            }
            LOG.atDebug().setCause(e).log("{} records cannot be stored; in halves", records.size());
            int half = records.size() / 2;
            store(StreamBatch.of(records.subList(0, half)));
            store(StreamBatch.of(records.subList(half, records.size())));
        }
    }

    private void maintain(Consumer<String, byte[]> consumer) {
        Instant now = clock.instant();
        if (now.isBefore(nextSweep)) {
            return;
        }
        boolean more = reconciliation.sweep(readUpTo(consumer, now), partitions(consumer));
        nextSweep = more ? now : now.plus(SWEEP_EVERY);
        if (!now.isBefore(nextCount)) {
            metrics.open(breaks.open());
            nextCount = now.plus(COUNT_EVERY);
        }
        if (!now.isBefore(nextForget)) {
            boolean again = reconciliation.forget();
            nextForget = again ? now : now.plus(FORGET_EVERY);
        }
        if (!consumer.assignment().isEmpty() && health.good(clock.instant())) {
            LOG.atInfo().log("Reading both streams");
        }
    }

    /** A partition read to its end is read up to now, another up to its last record's time. */
    private Map<String, Map<Integer, Instant>> readUpTo(
            Consumer<String, byte[]> consumer, Instant now) {
        Set<TopicPartition> assigned = consumer.assignment();
        lastRead.keySet().retainAll(assigned);
        Map<TopicPartition, Long> ends = consumer.endOffsets(assigned, ASK_KAFKA);
        Map<String, Map<Integer, Instant>> upTo = new HashMap<>();
        ends.forEach((partition, end) -> {
            boolean atEnd = consumer.position(partition, ASK_KAFKA) >= end;
            Instant read = atEnd ? now : lastRead.get(partition);
            if (read != null) {
                upTo.computeIfAbsent(partition.topic(), topic -> new HashMap<>())
                        .put(partition.partition(), read);
            }
        });
        return upTo;
    }

    private static Map<String, Integer> partitions(Consumer<String, byte[]> consumer) {
        Map<String, Integer> counts = new HashMap<>();
        for (String topic : TOPICS) {
            counts.put(topic, consumer.partitionsFor(topic, ASK_KAFKA).size());
        }
        return counts;
    }

    private void failed(String what, RuntimeException e) {
        boolean first = health.failed(e);
        LOG.atLevel(first ? Level.ERROR : Level.DEBUG).setCause(e).log(what);
        LockSupport.parkNanos(RETRY_AFTER.toNanos());
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofPlatform().name("stream-reader").start(this::run);
    }

    @Override
    public void stop() {
        stopping = true;
        Consumer<String, byte[]> consumer = running;
        if (consumer != null) {
            consumer.wakeup();
        }
        Thread reader = thread;
        if (reader != null) {
            try {
                reader.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            thread = null;
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
