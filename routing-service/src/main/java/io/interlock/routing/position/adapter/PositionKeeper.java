package io.interlock.routing.position.adapter;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.events.AccountPositions;
import io.interlock.events.EventCodec;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.events.Topic;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.TopicProvisioner;
import io.interlock.kit.state.StatePublisher;
import io.interlock.kit.state.StateTopics;
import io.interlock.routing.position.Booking;
import io.interlock.routing.position.KeptOrder;
import io.interlock.routing.position.adapter.PositionTables.Moved;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Keeps positions while it is on duty. One thread reads, books and publishes; what fails is begun
 * anew from the database, and until it has caught up again nobody vouches for the positions.
 */
@Component
public class PositionKeeper {
    private static final Logger LOG = LoggerFactory.getLogger(PositionKeeper.class);

    /** Longer than the topics keep their records: until then a report may come again. */
    private static final Duration KEPT = Duration.ofDays(8);

    private static final Duration TIDIED = Duration.ofHours(1);

    private final Map<String, Object> config;
    private final TopicProvisioner provisioner;
    private final PositionTables tables;
    private final StatePublisher<AccountPositions> publisher;
    private final Clock clock;
    private final Map<Account, AccountPositions> accounts = new ConcurrentHashMap<>();
    private volatile @Nullable Thread thread;
    private volatile @Nullable KafkaConsumer<String, byte[]> running;

    PositionKeeper(
            KafkaProperties kafka,
            TopicProvisioner provisioner,
            PositionTables tables,
            StateTopics topics,
            Clock clock) {
        this.config = new HashMap<>(kafka.buildConsumerProperties());
        config.remove(ConsumerConfig.GROUP_ID_CONFIG);
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1_000);
        this.provisioner = provisioner;
        this.tables = tables;
        this.clock = clock;
        // not a bean: whether positions are known is no matter of this service's readiness
        this.publisher = topics.publisherOnDuty(Topics.ACCOUNT_POSITIONS, this::published);
    }

    private Map<String, AccountPositions> published() {
        return accounts.values().stream()
                .collect(Collectors.toMap(one -> one.account().value(), one -> one));
    }

    /** On duty from now on. */
    public void start() {
        Thread started = Thread.ofPlatform().daemon().name("position-keeper").unstarted(this::run);
        thread = started;
        started.start();
    }

    /** On duty no more. */
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

    private void run() {
        try {
            provisioner.await();
            while (thread == Thread.currentThread()) {
                keep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void keep() throws InterruptedException {
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(config)) {
            running = consumer;
            Map<TopicPartition, Long> stored = begin(consumer);
            Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
            boolean caughtUp = false;
            long tidied = System.nanoTime() - TIDIED.toNanos();
            while (thread == Thread.currentThread()) {
                if (!caughtUp
                        && ends.entrySet().stream()
                                .allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
                    caughtUp = true;
                    publisher.start();
                }
                take(consumer.poll(Duration.ofMillis(200)), stored);
                if (System.nanoTime() - tidied >= TIDIED.toNanos()) {
                    tables.forget(clock.instant().minus(KEPT));
                    tidied = System.nanoTime();
                }
            }
        } catch (WakeupException | InterruptException e) {
            LOG.atDebug().log("Woken to stop");
        } catch (RuntimeException e) {
            if (thread == Thread.currentThread()) {
                LOG.atWarn().setCause(e).log("Positions are not kept, beginning anew");
                publisher.stop();
                TimeUnit.MILLISECONDS.sleep(500);
            }
        } finally {
            running = null;
            publisher.stop();
        }
    }

    private Map<TopicPartition, Long> begin(KafkaConsumer<String, byte[]> consumer) {
        accounts.clear();
        accounts.putAll(tables.accounts());
        Map<TopicPartition, Long> stored = new HashMap<>(tables.offsets());
        List<TopicPartition> partitions =
                Stream.<Topic<?>>of(Topics.ROUTING_DECISIONS, Topics.ORDER_EXECUTIONS)
                        .flatMap(topic ->
                                IntStream.range(0, topic.partitions())
                                        .mapToObj(p -> new TopicPartition(topic.name(), p)))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        stored.forEach((partition, next) -> {
            if (partitions.contains(partition)) {
                consumer.seek(partition, next);
            }
        });
        return stored;
    }

    private void take(ConsumerRecords<String, byte[]> batch, Map<TopicPartition, Long> stored) {
        if (batch.isEmpty()) {
            return;
        }
        List<RoutingDecision> decisions = new ArrayList<>();
        List<OrderExecution> answers = new ArrayList<>();
        Set<CommandId> ids = new HashSet<>();
        Map<TopicPartition, Moved> moved = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : batch) {
            TopicPartition partition = new TopicPartition(record.topic(), record.partition());
            moved.put(partition, new Moved(stored.get(partition), record.offset() + 1));
            if (record.topic().equals(Topics.ROUTING_DECISIONS.name())) {
                RoutingDecision decision = read(record, Topics.ROUTING_DECISIONS);
                if (decision != null) {
                    decisions.add(decision);
                    ids.add(KeptOrder.root(decision.command()));
                }
            } else {
                OrderExecution answer = read(record, Topics.ORDER_EXECUTIONS);
                if (answer != null) {
                    answers.add(answer);
                    KeptOrder.root(answer).ifPresent(ids::add);
                }
            }
        }
        Instant now = clock.instant();
        Booking booking = new Booking(tables.orders(ids), now);
        decisions.forEach(booking::decided);
        answers.forEach(booking::answered);
        List<AccountPositions> after = tables.save(booking, accounts, moved, now);
        moved.forEach((partition, to) -> stored.put(partition, to.to()));
        after.forEach(one -> accounts.put(one.account(), one));
        if (publisher.isRunning()) {
            after.forEach(one -> publisher.publish(one.account().value(), one));
        }
    }

    private static <T> @Nullable T read(ConsumerRecord<String, byte[]> record, Topic<T> topic) {
        try {
            return EventCodec.decode(record.value(), topic);
        } catch (JacksonException e) {
            LOG.atError()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .setCause(e)
                    .log("A record cannot be read; positions go on without it");
            return null;
        }
    }
}
