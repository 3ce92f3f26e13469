package io.interlock.routing.decision.adapter;

import io.interlock.events.EventCodec;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.kit.kafka.OrderPathProducers;
import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.routing.control.RecentOrders;
import io.interlock.routing.decision.DecisionListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.RangeAssignor;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;

/**
 * Reads commands, decides, writes decisions; keeps those that wait. One thread owns consumer, view
 * and memory of roots.
 */
final class CommandLoop implements SmartLifecycle {
    /** What is decided again after a crash at most; the gateway acts on each decision once. */
    private static final long COMMIT_NANOS = Duration.ofMillis(100).toNanos();

    private static final long POLL_MILLIS = 200;

    private static final Logger log = LoggerFactory.getLogger(CommandLoop.class);
    private static final String GROUP = "routing-service";

    private final Map<String, Object> consumerConfig;
    private final Map<String, Object> producerConfig;
    private final EventRecords records;
    private final TopicProvisioner provisioner;
    private final LiveView view;
    private final RoutedRoots roots;
    private final Budgets budgets;
    private final HeldOrders held;
    private final DecidedBefore decidedBefore = new DecidedBefore();
    private final PositionsView accountPositions;
    private final RecentOrders recent;
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
            HeldOrders held,
            PositionsView accountPositions,
            RecentOrders recent,
            Clock clock,
            MeterRegistry meters,
            List<DecisionListener> listeners) {
        this.consumerConfig = new HashMap<>(consumerConfig);
        this.consumerConfig.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        this.consumerConfig.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 500);
        // a killed instance keeps its partitions this long; 45 s by default
        this.consumerConfig.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        this.consumerConfig.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        // eager: what waits is read again at each rebalance, by whoever has its partition then
        this.consumerConfig.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, RangeAssignor.class.getName());
        this.producerConfig = new HashMap<>(producerConfig);
        this.producerConfig.putAll(OrderPathProducers.SETTINGS);
        this.records = records;
        this.provisioner = provisioner;
        this.view = view;
        this.roots = roots;
        this.budgets = budgets;
        this.held = held;
        this.accountPositions = accountPositions;
        this.recent = recent;
        this.clock = clock;
        this.meters = meters;
        this.listeners = List.copyOf(listeners);
        meters.gauge("routing.held", held, HeldOrders::size);
        meters.gauge("routing.held.age.seconds", held, each -> age(each.oldest()));
    }

    private double age(@Nullable Instant oldest) {
        return oldest == null ? 0 : Duration.between(oldest, clock.instant()).toMillis() / 1e3;
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
        held.clear();
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(consumerConfig);
                DecisionProducer producer = new DecisionProducer(producerConfig, records)) {
            running = consumer;
            Positions positions = new Positions(held);
            Turns turns =
                    new Turns(view, view::judge, held, decision -> settle(decision, producer));
            consumer.subscribe(
                    List.of(Topics.ORDER_COMMANDS.name()),
                    new Rebalances(consumer, producer, positions));
            long committed = System.nanoTime();
            while (thread == Thread.currentThread()) {
                ConsumerRecords<String, byte[]> batch = consumer.poll(patience());
                decide(batch, turns, producer, positions);
                if (System.nanoTime() - committed > COMMIT_NANOS) {
                    commit(consumer, producer, positions);
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

    /** Until the next order is due that waits. */
    private Duration patience() {
        return held.next()
                .map(next -> Duration.between(clock.instant(), next).plusNanos(999_999))
                .map(time -> Duration.ofMillis(Math.clamp(time.toMillis(), 0, POLL_MILLIS)))
                .orElse(Duration.ofMillis(POLL_MILLIS));
    }

    /**
     * Decides at once and does not wait for Kafka: positions are committed behind the decisions.
     */
    private void decide(
            ConsumerRecords<String, byte[]> batch,
            Turns turns,
            DecisionProducer producer,
            Positions positions) {
        if (batch.isEmpty() && held.size() == 0) {
            return;
        }
        Instant now = clock.instant();
        view.observe(now);
        turns.due(now);
        for (ConsumerRecord<String, byte[]> record : batch) {
            OrderCommand command = read(record);
            if (command != null) {
                decidedBefore
                        .take(command.commandId())
                        .ifPresentOrElse(
                                known -> known.ifPresent(producer::sendRejection),
                                () ->
                                        turns.command(
                                                command, record.partition(), record.offset(), now));
            }
            positions.read(record.partition(), record.offset());
        }
    }

    private void settle(RoutingDecision decision, DecisionProducer producer) {
        roots.remember(decision);
        budgets.take(decision);
        accountPositions.take(decision);
        recent.remember(decision);
        producer.send(decision);
        count(decision);
        listeners.forEach(listener -> listener.decided(decision));
    }

    private static void commit(
            KafkaConsumer<String, byte[]> consumer, DecisionProducer producer, Positions positions)
            throws ExecutionException, InterruptedException {
        producer.await();
        Map<TopicPartition, OffsetAndMetadata> moved = positions.moved();
        if (!moved.isEmpty()) {
            consumer.commitAsync(moved, null);
        }
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

    /**
     * All partitions are given back at each rebalance and read again from the first command that
     * waits. Of partitions that are new here, roots and budgets are read back first; where all are,
     * budgets are read back of the partitions of others too.
     */
    private final class Rebalances implements ConsumerRebalanceListener {
        private final KafkaConsumer<String, byte[]> consumer;
        private final DecisionProducer producer;
        private final Positions positions;
        private Set<TopicPartition> had = Set.of();

        private Rebalances(
                KafkaConsumer<String, byte[]> consumer,
                DecisionProducer producer,
                Positions positions) {
            this.consumer = consumer;
            this.producer = producer;
            this.positions = positions;
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            try {
                producer.await();
                consumer.commitSync(positions.moved(), Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | RuntimeException e) {
                log.atInfo().setCause(e).log("Given back without a last commit");
            }
            forget();
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            had = Set.of();
            forget();
        }

        private void forget() {
            held.clear();
            positions.clear();
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Set<TopicPartition> now = Set.copyOf(consumer.assignment());
            Set<TopicPartition> kept = new HashSet<>(had);
            kept.retainAll(now);
            Set<TopicPartition> fresh = new HashSet<>(now);
            fresh.removeAll(kept);
            view.observe(clock.instant());
            ReadBack.Past past =
                    ReadBack.of(
                            consumerConfig,
                            fresh,
                            clock.instant().minus(view.longestDuplicates()),
                            decision -> {
                                roots.remember(decision);
                                recent.remember(decision);
                            });
            past.decisions().forEach(accountPositions::take);
            if (Budgets.needsAll(kept.size(), now.size())) {
                past = past.and(ofOthers(now));
            }
            budgets.reassigned(
                    kept.size(), now.size(), past.decisions(), past.wholeSince(), clock.instant());
            Map<TopicPartition, Long> from = new HashMap<>();
            now.forEach(partition -> from.put(partition, consumer.position(partition)));
            decidedBefore.read(consumerConfig, from);
            had = now;
        }

        private ReadBack.Past ofOthers(Set<TopicPartition> own) {
            List<TopicPartition> others =
                    IntStream.range(0, Topics.ORDER_COMMANDS.partitions())
                            .mapToObj(p -> new TopicPartition(Topics.ORDER_COMMANDS.name(), p))
                            .filter(partition -> !own.contains(partition))
                            .toList();
            return ReadBack.of(consumerConfig, others, clock.instant(), decision -> {});
        }
    }
}
