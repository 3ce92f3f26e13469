package io.interlock.gateway.price;

import io.interlock.events.ReferencePrice;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.TopicProvisioner;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Writes prices to {@code marketdata.references.v1}, on a thread and with a producer of its own, so
 * that no order waits for a price. While Kafka is away nothing piles up: the newest of each symbol
 * waits and is tried again.
 */
@Component
class PricePublisher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PricePublisher.class);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Pace pace = new Pace();
    private final Map<String, Object> config;
    private final EventRecords records;
    private final TopicProvisioner provisioner;
    private final MeterRegistry meters;
    private final Counter untaken;
    private volatile @Nullable Thread thread;
    private volatile boolean away;

    PricePublisher(
            KafkaProperties kafka,
            EventRecords records,
            TopicProvisioner provisioner,
            MeterRegistry meters) {
        this.records = records;
        this.provisioner = provisioner;
        this.meters = meters;
        this.untaken =
                Counter.builder("fix.market.data.untaken")
                        .description("Reference prices that Kafka did not take, tried again")
                        .baseUnit("prices")
                        .register(meters);
        config = new HashMap<>(kafka.buildProducerProperties());
        config.put(ProducerConfig.ACKS_CONFIG, "1");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500);
        config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L << 20);
    }

    /** The newest price of its symbol and source; goes out at most {@code perSecond} times. */
    void offer(ReferencePrice price, int perSecond) {
        pace.offer(price, perSecond);
    }

    void forget(String source) {
        pace.forget(source);
    }

    private void run() {
        try {
            provisioner.await();
        } catch (InterruptedException e) {
            return;
        }
        KafkaProducer<String, byte[]> producer = new KafkaProducer<>(config);
        try {
            while (thread == Thread.currentThread()) {
                pace.due(System.nanoTime()).forEach(price -> send(producer, price));
                LockSupport.parkNanos(LOOK.toNanos());
            }
        } finally {
            producer.close(CLOSE);
        }
    }

    private void send(KafkaProducer<String, byte[]> producer, ReferencePrice price) {
        try {
            var unused =
                    producer.send(
                            records.record(Topics.REFERENCE_PRICES, price.symbol().value(), price),
                            (metadata, error) -> done(price, error));
        } catch (KafkaException e) {
            done(price, e);
        }
    }

    private void done(ReferencePrice price, @Nullable Exception error) {
        if (error == null) {
            away = false;
            Counter.builder("fix.market.data.published")
                    .description("Reference prices written to Kafka")
                    .baseUnit("prices")
                    .tag("session", price.source())
                    .register(meters)
                    .increment();
            return;
        }
        untaken.increment();
        pace.giveBack(price);
        if (!away) {
            away = true;
            log.atWarn()
                    .addKeyValue("fixSession", price.source())
                    .addKeyValue("symbol", price.symbol())
                    .setCause(error)
                    .log("Kafka takes no prices: they grow old until it does");
        }
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().daemon().name("prices").unstarted(this::run);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            LockSupport.unpark(stopping);
            try {
                if (!stopping.join(CLOSE.multipliedBy(2))) {
                    stopping.interrupt(); // it waits for Kafka
                }
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
        return TopicProvisioner.PHASE + 1;
    }
}
