package io.interlock.gateway.report;

import io.interlock.events.Topics;
import io.interlock.gateway.session.SessionControl;
import io.interlock.gateway.wire.DurableStore;
import io.interlock.kit.kafka.OrderPathProducers;
import io.interlock.kit.kafka.TopicProvisioner;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The producer of reports: idempotent, acks=all, patient. A report that it has taken is never given
 * up. Where Kafka takes nothing for a while, the sessions with OMSs end, so that what is reported
 * from then on stays with the OMS; they are back when all that waits here is in the log. What a
 * crash takes away the OMS sends again, because the durable inbound number has not moved.
 */
@Component
class ReportProducer implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(ReportProducer.class);
    private static final Duration LOOK = Duration.ofMillis(250);

    private final Map<String, Object> config;
    private final SessionControl control;
    private final ReportProperties properties;
    private final AtomicLong handed = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private volatile @Nullable KafkaProducer<String, byte[]> producer;
    private volatile @Nullable ScheduledExecutorService watch;

    /** No room, or no partitions known: until Kafka answers nothing more is tried. */
    private volatile boolean full;

    private volatile boolean away;

    ReportProducer(KafkaProperties kafka, SessionControl control, ReportProperties properties) {
        this.control = control;
        this.properties = properties;
        config = new HashMap<>(kafka.buildProducerProperties());
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.putAll(OrderPathProducers.SETTINGS);
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, properties.patience().toMillis());
    }

    /**
     * Hands a report on; its number counts as received once Kafka has it.
     *
     * @throws IllegalStateException where it cannot even wait here: its number must not be counted
     */
    void send(ProducerRecord<String, byte[]> record, DurableStore store, long seq) {
        KafkaProducer<String, byte[]> current = producer;
        if (current == null) {
            throw new IllegalStateException("the report producer is stopped");
        }
        if (full) {
            throw new IllegalStateException("Kafka takes no reports");
        }
        store.handedOn(seq);
        handed.incrementAndGet();
        Future<?> taken = current.send(record, (metadata, error) -> done(store, seq, error));
        if (taken.state() == Future.State.FAILED
                && taken.exceptionNow() instanceof TimeoutException) {
            full = true;
            store.acknowledged(seq);
            throw new IllegalStateException("Kafka takes no reports", taken.exceptionNow());
        }
    }

    private void done(DurableStore store, long seq, @Nullable Exception error) {
        done.incrementAndGet();
        if (error == null) {
            store.acknowledged(seq);
        } else {
            log.atError()
                    .addKeyValue("fixSession", store.session())
                    .setCause(error)
                    .log("A report is not in the log; it is asked for again after a restart");
        }
    }

    private void look(Patience patience) {
        try {
            long doneNow = done.get();
            long waiting = handed.get() - doneNow;
            boolean over = patience.isOver(waiting, doneNow) || full;
            if (!away && over) {
                away = true;
                control.reportsHeldUp(true);
                log.atError()
                        .addKeyValue("waiting", waiting)
                        .log("Kafka takes no reports: the sessions with OMSs end");
            } else if (away && waiting == 0 && answers()) {
                full = false;
                away = false;
                control.reportsHeldUp(false);
                log.atInfo().log("Kafka takes reports again: the sessions with OMSs come back");
            }
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("Whether Kafka takes reports is looked at again");
        }
    }

    /** Waits up to max.block.ms where the partitions are not known. */
    private boolean answers() {
        KafkaProducer<String, byte[]> current = producer;
        try {
            return current != null
                    && !current.partitionsFor(Topics.ORDER_EXECUTIONS.name()).isEmpty();
        } catch (KafkaException e) {
            return false;
        }
    }

    @Override
    public void start() {
        producer = new KafkaProducer<>(config);
        ScheduledExecutorService looking =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("report-watch").factory());
        Patience patience = new Patience((int) Math.max(1, properties.patience().dividedBy(LOOK)));
        looking.scheduleWithFixedDelay(
                () -> look(patience), LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
        watch = looking;
    }

    @Override
    public void stop() {
        ScheduledExecutorService looking = watch;
        if (looking != null) {
            looking.shutdownNow();
        }
        KafkaProducer<String, byte[]> current = producer;
        producer = null;
        if (current != null) {
            current.close(Duration.ofSeconds(3));
        }
    }

    @Override
    public boolean isRunning() {
        return producer != null;
    }

    @Override
    public int getPhase() {
        return TopicProvisioner.PHASE + 1;
    }
}
