package io.interlock.routing.misprice.adapter;

import io.interlock.domain.Symbol;
import io.interlock.events.EventCodec;
import io.interlock.events.Misprice;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.routing.duty.PublisherDuty.Duty;
import io.interlock.routing.misprice.Detector;
import io.interlock.routing.misprice.MispriceRule;
import io.interlock.routing.reference.PriceBook;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.core.KafkaOperations;
import tools.jackson.core.JacksonException;

/**
 * Looks at all prices while its instance is on duty, and tells what is doubted. It begins with what
 * stands on the topic, so that a change of duty tells nothing twice. One thread owns everything.
 */
final class MispriceWatch implements Duty {
    private static final Logger LOG = LoggerFactory.getLogger(MispriceWatch.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.MISPRICES.name(), 0);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final long PATIENCE_MILLIS = 5_000;

    private final Map<String, Object> consumerConfig;
    private final List<MispriceRule> rules;
    private final PriceBook prices;
    private final KafkaOperations<String, byte[]> kafka;
    private final EventRecords records;
    private final TopicProvisioner provisioner;
    private final MultiGauge gauge;
    private final Clock clock;
    private volatile @Nullable Thread thread;

    MispriceWatch(
            Map<String, Object> consumerConfig,
            List<MispriceRule> rules,
            PriceBook prices,
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            TopicProvisioner provisioner,
            MeterRegistry meters,
            Clock clock) {
        this.consumerConfig = new HashMap<>(consumerConfig);
        this.consumerConfig.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.consumerConfig.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.rules = rules;
        this.prices = prices;
        this.kafka = kafka;
        this.records = records;
        this.provisioner = provisioner;
        this.gauge =
                MultiGauge.builder("routing.mispriced")
                        .description("Symbols whose prices make no sense, by rule and cause")
                        .register(meters);
        this.clock = clock;
    }

    @Override
    public void begin() {
        Thread started = Thread.ofPlatform().daemon().name("misprice-watch").unstarted(this::run);
        thread = started;
        started.start();
    }

    @Override
    public void changed(String key) {}

    @Override
    public void end() {
        Thread stopping = thread;
        thread = null;
        if (stopping != null) {
            stopping.interrupt();
            try {
                stopping.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        gauge.register(List.of(), true);
    }

    private void run() {
        try {
            provisioner.await();
            while (thread == Thread.currentThread()) {
                try {
                    watch();
                } catch (KafkaException | org.springframework.kafka.KafkaException e) {
                    LOG.atWarn().setCause(e).log("What is mispriced is looked at anew");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
        } catch (InterruptedException | InterruptException e) {
            LOG.atDebug().log("Woken to stop");
        }
    }

    private void watch() throws InterruptedException {
        List<Detector> detectors = rules.stream().map(Detector::new).toList();
        readBack(detectors);
        while (thread == Thread.currentThread()) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            for (Symbol symbol : prices.symbols()) {
                for (Detector detector : detectors) {
                    if (detector.isAbout(symbol)) {
                        var told = detector.look(symbol, prices.of(symbol), now);
                        if (told.isPresent() && tell(told.get())) {
                            detector.told(told.get());
                        }
                    }
                }
            }
            show(detectors);
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    private void readBack(List<Detector> detectors) {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(consumerConfig)) {
            consumer.assign(List.of(PARTITION));
            consumer.seekToBeginning(List.of(PARTITION));
            long end = consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
            while (thread == Thread.currentThread() && consumer.position(PARTITION) < end) {
                for (ConsumerRecord<String, byte[]> record :
                        consumer.poll(Duration.ofMillis(200))) {
                    try {
                        Misprice told = EventCodec.decode(record.value(), Topics.MISPRICES);
                        detectors.forEach(detector -> detector.told(told));
                    } catch (JacksonException e) {
                        LOG.atError()
                                .addKeyValue("topic", record.topic())
                                .addKeyValue("offset", record.offset())
                                .setCause(e)
                                .log("A record is no misprice and is passed over");
                    }
                }
            }
        }
    }

    /** False where Kafka has not taken it: it is told at the next look. */
    private boolean tell(Misprice told) throws InterruptedException {
        try {
            var unused =
                    kafka.send(
                                    records.record(
                                            Topics.MISPRICES,
                                            told.symbol().value(),
                                            told.id(),
                                            told))
                            .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.atWarn()
                    .addKeyValue("symbol", told.symbol())
                    .setCause(e)
                    .log("A misprice could not be told");
            return false;
        }
        LOG.atWarn()
                .addKeyValue("symbol", told.symbol())
                .log(
                        "{} {} by rule {} ({}): {}",
                        told.state(),
                        told.cause(),
                        told.rule(),
                        told.action(),
                        told.evidence());
        return true;
    }

    private void show(List<Detector> detectors) {
        gauge.register(
                detectors.stream()
                        .flatMap(detector ->
                                detector.mispriced().entrySet().stream()
                                        .map(one ->
                                                MultiGauge.Row.of(
                                                        Tags.of(
                                                                "symbol",
                                                                one.getKey().value(),
                                                                "rule",
                                                                detector.rule(),
                                                                "cause",
                                                                one.getValue().name()),
                                                        1)))
                        .toList(),
                true);
    }
}
