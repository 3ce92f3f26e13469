package io.interlock.routing.reference.adapter;

import io.interlock.events.EventCodec;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.routing.reference.PriceBook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;

/**
 * Every instance reads all prices, from as long ago as movements are looked back over. While Kafka
 * is away prices grow old, and collars do what they say about that.
 */
final class PriceFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PriceFeed.class);
    private static final TopicPartition PARTITION =
            new TopicPartition(Topics.REFERENCE_PRICES.name(), 0);

    private final Map<String, Object> consumerConfig;
    private final PriceBook book;
    private final TopicProvisioner provisioner;
    private final Clock clock;
    private boolean full; // of the thread
    private volatile @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> running;

    PriceFeed(
            Map<String, Object> consumerConfig,
            PriceBook book,
            TopicProvisioner provisioner,
            Clock clock) {
        this.consumerConfig = new HashMap<>(consumerConfig);
        this.consumerConfig.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumerConfig.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.consumerConfig.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        this.book = book;
        this.provisioner = provisioner;
        this.clock = clock;
    }

    private void run() {
        try {
            provisioner.await();
            while (thread == Thread.currentThread()) {
                follow();
                TimeUnit.MILLISECONDS.sleep(250);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(consumerConfig)) {
            running = consumer;
            consumer.assign(List.of(PARTITION));
            long since = clock.instant().minus(PriceBook.REACH).toEpochMilli();
            var first = consumer.offsetsForTimes(Map.of(PARTITION, since)).get(PARTITION);
            if (first == null) {
                consumer.seekToEnd(List.of(PARTITION));
                long unused = consumer.position(PARTITION); // now: what comes next must be seen
            } else {
                consumer.seek(PARTITION, first.offset());
            }
            while (thread == Thread.currentThread()) {
                for (ConsumerRecord<String, byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    take(record, clock.instant());
                }
            }
        } catch (WakeupException | InterruptException e) {
            LOG.atDebug().log("Woken to stop");
        } catch (RuntimeException e) {
            if (thread == Thread.currentThread()) {
                LOG.atWarn()
                        .addKeyValue("topic", PARTITION.topic())
                        .setCause(e)
                        .log("Reference prices are read anew");
            }
        } finally {
            running = null;
        }
    }

    private void take(ConsumerRecord<String, byte[]> record, Instant received) {
        try {
            boolean taken =
                    book.take(EventCodec.decode(record.value(), Topics.REFERENCE_PRICES), received);
            if (!taken && !full) {
                full = true;
                LOG.atError()
                        .addKeyValue("symbol", record.key())
                        .log("Too many symbols and sources: further ones have no reference price");
            }
        } catch (JacksonException e) {
            LOG.atError()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("offset", record.offset())
                    .setCause(e)
                    .log("A record is no reference price and is passed over");
        }
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().daemon().name("price-feed").unstarted(this::run);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        KafkaConsumer<String, byte[]> consumer = running;
        if (consumer != null) {
            consumer.wakeup();
        }
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
