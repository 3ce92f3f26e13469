package io.interlock.gateway.log;

import io.interlock.events.Topic;
import io.interlock.gateway.lease.Lease;
import io.interlock.gateway.log.Positions.Stored;
import io.interlock.kit.kafka.TopicProvisioner;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * One thread that reads all partitions of some topics from the stored positions. What fails is read
 * again from there: the handler's transaction decides what has been done.
 */
public final class LogReader {
    private static final Logger log = LoggerFactory.getLogger(LogReader.class);
    private static final int BATCH = 256;
    private static final Duration RETRY = Duration.ofMillis(300);

    private final String name;
    private final List<Topic<?>> topics;
    private final Map<String, Object> consumerConfig;
    private final Map<String, Object> adminConfig;
    private final TopicProvisioner provisioner;
    private final Positions positions;
    private final Handler handler;
    private final BooleanSupplier ready;
    private volatile long token;
    private volatile @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> running;
    private volatile @Nullable String stopped;

    /** Acts on what was read. */
    public interface Handler {
        /**
         * Called after each poll, also an empty one. Where it returns true it has stored {@code
         * next} as the positions, in the transaction that did the work; else they come again,
         * grown.
         */
        boolean handle(List<ConsumerRecord<String, byte[]>> records, Stored next);
    }

    /** What readers need of Kafka. */
    public record Kafka(
            Map<String, Object> consumer, KafkaAdmin admin, TopicProvisioner provisioner) {}

    /**
     * @param ready asked before the first record is read; reading waits until it says yes
     */
    public LogReader(
            String name,
            List<Topic<?>> topics,
            Kafka kafka,
            Positions positions,
            Handler handler,
            BooleanSupplier ready) {
        this.name = name;
        this.topics = topics;
        this.consumerConfig = new HashMap<>(kafka.consumer());
        this.consumerConfig.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumerConfig.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        this.adminConfig = kafka.admin().getConfigurationProperties();
        this.provisioner = kafka.provisioner();
        this.positions = positions;
        this.handler = handler;
        this.ready = ready;
    }

    /** Reads under the token of {@code lease}. */
    public void start(Lease lease) {
        token = lease.token();
        stopped = null;
        // assigned before it runs: the thread stops when it does not find itself here
        Thread started = Thread.ofPlatform().name(name).unstarted(this::run);
        thread = started;
        started.start();
    }

    /** Ends after the batch at hand. */
    public void stop() {
        Thread stopping = thread;
        thread = null;
        wake();
        if (stopping != null) {
            try {
                if (!stopping.join(Duration.ofSeconds(5))) {
                    stopping.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Lets the handler be called soon, although nothing may be there to read. */
    public void wake() {
        KafkaConsumer<String, byte[]> consumer = running;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    /** Why it has stopped for good, in words; null while it reads. */
    public @Nullable String stoppedBecause() {
        return stopped;
    }

    private void run() {
        try {
            provisioner.await();
            while (thread == Thread.currentThread() && !ready.getAsBoolean()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            while (thread == Thread.currentThread()) {
                try {
                    read();
                } catch (ExecutionException | RuntimeException e) {
                    if (thread == Thread.currentThread()) {
                        log.atWarn()
                                .addKeyValue("reader", name)
                                .setCause(e)
                                .log("Reading again from the stored position");
                        TimeUnit.MILLISECONDS.sleep(RETRY.toMillis());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() throws ExecutionException, InterruptedException {
        String clusterId = clusterId();
        Map<TopicPartition, Long> stored;
        try {
            stored = positions.load(name, clusterId);
        } catch (IllegalStateException e) {
            stopped = e.getMessage();
            log.atError().addKeyValue("reader", name).log("{}", stopped);
            thread = null;
            return;
        }
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(consumerConfig)) {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            stored.forEach(consumer::seek);
            running = consumer;
            Map<TopicPartition, Long> next = new HashMap<>();
            while (thread == Thread.currentThread()) {
                List<ConsumerRecord<String, byte[]>> records = poll(consumer, next);
                if (handler.handle(records, new Stored(name, clusterId, token, next))) {
                    next.clear();
                }
            }
        } finally {
            running = null;
        }
    }

    private static List<ConsumerRecord<String, byte[]>> poll(
            KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> next) {
        try {
            ConsumerRecords<String, byte[]> polled = consumer.poll(Duration.ofMillis(250));
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>(polled.count());
            for (ConsumerRecord<String, byte[]> record : polled) {
                records.add(record);
                next.put(
                        new TopicPartition(record.topic(), record.partition()),
                        record.offset() + 1);
            }
            return records;
        } catch (WakeupException e) {
            return List.of();
        }
    }

    private List<TopicPartition> partitions() {
        List<TopicPartition> all = new ArrayList<>();
        for (Topic<?> topic : topics) {
            for (int p = 0; p < topic.partitions(); p++) {
                all.add(new TopicPartition(topic.name(), p));
            }
        }
        return all;
    }

    private String clusterId() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(adminConfig)) {
            return admin.describeCluster().clusterId().get();
        }
    }
}
