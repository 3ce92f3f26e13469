package io.interlock.recon.imports.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands taken facts to the topic of the drop copies, in the file's order, and forgets them once
 * Kafka has them: at least once, under ids that readers know again. One instance at a time.
 */
@Component
class ImportPublisher implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ImportPublisher.class);
    private static final long ONE_AT_A_TIME = 0x696d706f7274L;
    private static final String TOPIC = Topics.DROP_COPY_EXECUTIONS.name();
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration SWEEP_EVERY = Duration.ofSeconds(10);

    private final Imports imports;
    private final ImportTable table;
    private final TransactionOperations transactions;
    private final JdbcClient jdbc;
    private final KafkaOperations<String, byte[]> kafka;
    private final EventRecords records;
    private final ImportProperties properties;
    private final Clock clock;
    private Instant nextSweep = Instant.EPOCH;
    private volatile @Nullable Thread thread;
    private volatile boolean stopping;

    ImportPublisher(
            Imports imports,
            ImportTable table,
            TransactionOperations transactions,
            JdbcClient jdbc,
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            ImportProperties properties,
            Clock clock) {
        this.imports = imports;
        this.table = table;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.kafka = kafka;
        this.records = records;
        this.properties = properties;
        this.clock = clock;
    }

    private void run() {
        while (!stopping) {
            boolean more = false;
            try {
                if (!clock.instant().isBefore(nextSweep)) {
                    imports.sweep();
                    nextSweep = clock.instant().plus(SWEEP_EVERY);
                }
                more = Boolean.TRUE.equals(transactions.execute(status -> publishSome()));
            } catch (RuntimeException e) {
                LOG.atWarn().setCause(e).log("Imported facts wait; trying again");
            }
            if (!more) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private boolean publishSome() {
        boolean ours =
                jdbc.sql("select pg_try_advisory_xact_lock(?)")
                        .param(ONE_AT_A_TIME)
                        .query(Boolean.class)
                        .single();
        Optional<String> importId = ours ? table.toPublish() : Optional.empty();
        if (importId.isEmpty()) {
            return false;
        }
        List<ImportTable.Staged> facts = table.next(importId.get(), properties.batch());
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (ImportTable.Staged fact : facts) {
            sent.add(
                    kafka.send(
                            records.raw(
                                    TOPIC,
                                    fact.key(),
                                    fact.factId(),
                                    EventRecords.typeOf(TOPIC),
                                    clock.instant(),
                                    fact.event().getBytes(UTF_8))));
        }
        for (CompletableFuture<?> each : sent) {
            await(each);
        }
        table.published(importId.get(), facts.getLast().line());
        return true;
    }

    private static void await(CompletableFuture<?> sent) {
        try {
            sent.get(15, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaException("Kafka does not take imported facts", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while publishing", e);
        }
    }

    @Override
    public void start() {
        stopping = false;
        thread = Thread.ofPlatform().name("import-publisher").start(this::run);
    }

    @Override
    public void stop() {
        stopping = true;
        Thread publisher = thread;
        if (publisher != null) {
            LockSupport.unpark(publisher);
            try {
                publisher.join(TimeUnit.SECONDS.toMillis(20));
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
}
