package io.interlock.kit.kafka;

import io.interlock.events.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Creates the topics that are missing, on its own thread, again and again while Kafka is away.
 * Starts before everything that reads or writes Kafka and holds it back for a moment.
 */
public final class TopicProvisioner implements SmartLifecycle {
    /** Before readers, publishers and listeners. */
    public static final int PHASE = 0;

    private static final Logger LOG = LoggerFactory.getLogger(TopicProvisioner.class);

    private final Map<String, Object> adminConfig;
    private final List<Topic<?>> topics;
    private final KafkaKitProperties properties;
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile String lastError = "not tried yet";
    private volatile @Nullable Thread thread;

    public TopicProvisioner(
            Map<String, Object> adminConfig, List<Topic<?>> topics, KafkaKitProperties properties) {
        this.adminConfig = new HashMap<>(adminConfig);
        this.adminConfig.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        this.adminConfig.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        this.topics = topics;
        this.properties = properties;
    }

    /** True once all topics exist. */
    public boolean provisioned() {
        return done.getCount() == 0;
    }

    /** Waits until all topics exist. */
    public void await() throws InterruptedException {
        done.await();
    }

    String lastError() {
        return lastError;
    }

    @Override
    public void start() {
        if (!properties.provision()) {
            done.countDown();
            return;
        }
        thread = Thread.ofVirtual().name("topic-provisioner").start(this::run);
        try {
            if (!done.await(properties.provisionWait().toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.atWarn().addKeyValue("error", lastError).log("Starting without topics");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try (Admin admin = Admin.create(adminConfig)) {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    createMissing(admin);
                    awaitLeaders(admin);
                    done.countDown();
                    return;
                } catch (ExecutionException e) {
                    lastError = String.valueOf(e.getCause());
                    LOG.atDebug().setCause(e).log("Topics could not be created yet");
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void createMissing(Admin admin) throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing =
                topics.stream()
                        .filter(topic -> !existing.contains(topic.name()))
                        .map(this::newTopic)
                        .toList();
        for (var created : admin.createTopics(missing).values().entrySet()) {
            try {
                created.getValue().get();
                LOG.atInfo().addKeyValue("topic", created.getKey()).log("Topic created");
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
    }

    /**
     * Asks every partition's leader for its end. A producer's first two batches to a partition
     * whose leader is not up yet may be taken in the wrong order, and the first is then refused for
     * ever.
     */
    private void awaitLeaders(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (Topic<?> topic : topics) {
            for (int p = 0; p < topic.partitions(); p++) {
                ends.put(new TopicPartition(topic.name(), p), OffsetSpec.latest());
            }
        }
        var unused = admin.listOffsets(ends).all().get();
    }

    private NewTopic newTopic(Topic<?> topic) {
        Map<String, String> config = new HashMap<>();
        switch (topic.kind()) {
            case LOG -> {
                config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
                config.put(
                        TopicConfig.RETENTION_MS_CONFIG,
                        Long.toString(topic.retention().toMillis()));
            }
            case STATE -> {
                config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
                // heartbeats would fill a default segment for weeks before it is compacted
                config.put(TopicConfig.SEGMENT_MS_CONFIG, "600000");
                config.put(TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1");
            }
        }
        if (properties.replicationFactor() >= 3) {
            config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, "2");
        }
        return new NewTopic(
                        topic.name(),
                        Optional.of(topic.partitions()),
                        Optional.of(properties.replicationFactor()))
                .configs(config);
    }

    @Override
    public void stop() {
        Thread running = thread;
        if (running != null) {
            running.interrupt();
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
