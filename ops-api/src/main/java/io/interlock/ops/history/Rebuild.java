package io.interlock.ops.history;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.time;

import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.Problem;
import io.interlock.ops.ingest.StoreLock;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.listener.MessageListenerContainer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Empties all read models and reads Kafka from its beginning again. */
@Component
class Rebuild {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuild.class);
    private static final String EMPTY =
            """
            TRUNCATE order_event, order_name, orders, order_reject, reject_template, fill,
                fill_total, latency_minute, completeness_minute, policy_hit_minute, fix_incident,
                recon_break, audit_record, account_step, parked_record, consumer_position\
            """;

    private final KafkaListenerEndpointRegistry listeners;
    private final TransactionTemplate transaction;
    private final StoreLock lock;
    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final AuditTrail audit;
    private final Clock clock;
    private final ReentrantLock one = new ReentrantLock();

    Rebuild(
            KafkaListenerEndpointRegistry listeners,
            TransactionTemplate transaction,
            StoreLock lock,
            JdbcTemplate jdbc,
            JdbcClient client,
            AuditTrail audit,
            Clock clock) {
        this.listeners = listeners;
        this.transaction = transaction;
        this.lock = lock;
        this.jdbc = jdbc;
        this.client = client;
        this.audit = audit;
        this.clock = clock;
    }

    /** One that was started; it is done when nothing is left to read. */
    record Started(String id, Instant startedAt, String actor, String reason) {}

    /** Returns once everything is empty and is being read again. */
    Started start(String actor, String reason) {
        if (!one.tryLock()) {
            throw Problem.STATE_CONFLICT.exception("the read models are being emptied already");
        }
        try {
            listeners.getListenerContainers().forEach(MessageListenerContainer::stop);
            Started started = transaction.execute(status -> empty(actor, reason));
            if (started == null) {
                throw new IllegalStateException("the transaction had no result");
            }
            LOG.atInfo().addKeyValue("actor", actor).log("Read models are filled anew: {}", reason);
            return started;
        } finally {
            listeners.getListenerContainers().forEach(MessageListenerContainer::start);
            one.unlock();
        }
    }

    private Started empty(String actor, String reason) {
        lock.alone();
        jdbc.execute(EMPTY);
        Started started =
                new Started(
                        UUID.randomUUID().toString(),
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        actor,
                        reason);
        jdbc.update(
                "INSERT INTO rebuild (id, started_at, actor, reason) VALUES (?, ?, ?, ?)",
                started.id(),
                time(started.startedAt()),
                actor,
                reason);
        audit.record(
                actor,
                "read-models.rebuilt",
                "read-models:all",
                reason,
                null,
                Map.of("rebuild", started.id()));
        return started;
    }

    Optional<Started> last() {
        return client.sql("SELECT * FROM rebuild ORDER BY started_at DESC LIMIT 1")
                .query((row, n) ->
                        new Started(
                                row.getString("id"),
                                instant(row, "started_at"),
                                row.getString("actor"),
                                row.getString("reason")))
                .optional();
    }
}
