package io.interlock.routing.decision.adapter;

import io.interlock.events.EventCodec;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.events.Topic;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.OrderPathProducers;
import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.routing.decision.DecisionListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;

/**
 * Reads commands, decides, writes decisions. One thread owns consumer, view and memory of roots.
 */
final class CommandLoop implements SmartLifecycle {
    /** What is decided again after a crash at most; the gateway acts on each decision once. */
    private static final long COMMIT_NANOS = Duration.ofMillis(100).toNanos();

    private static final Logger log = LoggerFactory.getLogger(CommandLoop.class);
    private static final String GROUP = "routing-service";

    private final Map<String, Object> consumerConfig;
    private final Map<String, Object> producerConfig;
    private final EventRecords records;
    private final TopicProvisioner provisioner;
    private final LiveView view;
    private final RoutedRoots roots;
    private final Budgets budgets;
    private final Clock clock;
    private final MeterRegistry meters;
    private final List<DecisionListener> listeners;
    private volatile @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> running;

    CommandLoop(
            Map<String, Object> consumerConfig,
            Map<String, Object> producerConfig,
            EventRecords records,
            TopicProvisioner provisioner,
            LiveView view,
            RoutedRoots roots,
            Budgets budgets,
            Clock clock,
            MeterRegistry meters,
            List<DecisionListener> listeners) {
        this.consumerConfig = new HashMap<>(consumerConfig);
        this.consumerConfig.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        this.consumerConfig.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        // a killed instance keeps its partitions this long; 45 s by default
        this.consumerConfig.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        this.consumerConfig.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        this.producerConfig = new HashMap<>(producerConfig);
        this.producerConfig.putAll(OrderPathProducers.SETTINGS);
        this.records = records;
        this.provisioner = provisioner;
        this.view = view;
        this.roots = roots;
        this.budgets = budgets;
        this.clock = clock;
        this.meters = meters;
        this.listeners = List.copyOf(listeners);
    }

    @Override
    public void start() {
        // assigned before it runs: the thread stops when it does not find itself here
        Thread started = Thread.ofPlatform().name("command-loop").unstarted(this::run);
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
                stopping.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            provisioner.await();
            while (thread == Thread.currentThread() && !view.ready()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            while (thread == Thread.currentThread()) {
                consume();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Until the loop is stopped or Kafka fails; then everything is opened anew from the committed
     * position.
     */
    private void consume() throws InterruptedException {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(consumerConfig);
                KafkaProducer<String, byte[]> producer = new KafkaProducer<>(producerConfig)) {
            running = consumer;
            consumer.subscribe(List.of(Topics.ORDER_COMMANDS.name()), new Rebalances(consumer));
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            long committed = System.nanoTime();
            while (thread == Thread.currentThread()) {
                ConsumerRecords<String, byte[]> batch = consumer.poll(Duration.ofMillis(200));
                if (!batch.isEmpty()) {
                    decide(batch, producer, sent);
                }
                if (!sent.isEmpty() && System.nanoTime() - committed > COMMIT_NANOS) {
                    await(sent);
                    consumer.commitAsync();
                    committed = System.nanoTime();
                }
            }
        } catch (WakeupException e) {
            log.atDebug().log("Woken to stop");
        } catch (ExecutionException | RuntimeException e) {
            if (thread == Thread.currentThread()) {
                log.atWarn().setCause(e).log("Commands are read again from the committed position");
                TimeUnit.MILLISECONDS.sleep(500);
            }
        } finally {
            running = null;
        }
    }

    /**
     * Decides at once and does not wait for Kafka: positions are committed behind the decisions.
     */
    private void decide(
            ConsumerRecords<String, byte[]> batch,
            KafkaProducer<String, byte[]> producer,
            List<Future<RecordMetadata>> sent) {
        Instant now = clock.instant();
        view.observe(now);
        for (ConsumerRecord<String, byte[]> record : batch) {
            OrderCommand command = read(record);
            if (command != null) {
                RoutingDecision decision = view.decide(command, now);
                roots.remember(decision);
                budgets.take(decision);
                sent.add(producer.send(decisionRecord(Topics.ROUTING_DECISIONS, decision)));
                if (decision.rejection() != null) {
                    sent.add(producer.send(decisionRecord(Topics.ROUTING_REJECTIONS, decision)));
                }
                count(decision);
                listeners.forEach(listener -> listener.decided(decision));
            }
        }
    }

    private static void await(List<Future<RecordMetadata>> sent)
            throws ExecutionException, InterruptedException {
        for (Future<RecordMetadata> one : sent) {
            one.get();
        }
        sent.clear();
    }

    private ProducerRecord<String, byte[]> decisionRecord(
            Topic<RoutingDecision> topic, RoutingDecision decision) {
        OrderCommand command = decision.command();
        ProducerRecord<String, byte[]> record =
                records.record(topic, command.key(), "decision:" + command.commandId(), decision);
        String oms = decision.oms();
        if (oms != null) {
            // the gateway's links know their own by it; a rejection has none
            record.headers().add("oms", oms.getBytes(StandardCharsets.UTF_8));
        }
        return record;
    }

    /**
     * A record that cannot be read never came from a gateway of ours: it is reported, not retried
     * for ever.
     */
    private static @Nullable OrderCommand read(ConsumerRecord<String, byte[]> record) {
        try {
            return EventCodec.decode(record.value(), Topics.ORDER_COMMANDS);
        } catch (JacksonException e) {
            log.atError()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .setCause(e)
                    .log("A record is no order command and is passed over");
            return null;
        }
    }

    private void count(RoutingDecision decision) {
        var rejection = decision.rejection();
        meters.counter(
                        "routing.decisions",
                        "outcome",
                        rejection == null ? "routed" : "rejected",
                        "rule",
                        rejection == null ? "none" : rejection.rule(),
                        "oms",
                        decision.oms() == null ? "none" : decision.oms())
                .increment();
    }

    /** What is new on assignment is read back first; what stays is known. */
    private final class Rebalances implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> consumer;
        private Set<TopicPartition> held = Set.of();

        private Rebalances(KafkaConsumer<String, byte[]> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            // it counts what comes back: they may be the same
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            held = Set.of();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Set<TopicPartition> now = Set.copyOf(consumer.assignment());
            Set<TopicPartition> kept = new HashSet<>(held);
            kept.retainAll(now);
            Set<TopicPartition> fresh = new HashSet<>(now);
            fresh.removeAll(kept);
            ReadBack.Past past = ReadBack.of(consumerConfig, fresh);
            past.decisions().forEach(roots::remember);
            budgets.reassigned(
                    kept.size(), now.size(), past.decisions(), past.wholeSince(), clock.instant());
            held = now;
        }
    }
}
