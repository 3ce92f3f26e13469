package io.interlock.ops.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import io.interlock.events.Topic;
import io.interlock.events.Topics;
import io.interlock.ops.ingest.Batch.Received;
import io.interlock.ops.stream.Change;
import io.interlock.ops.stream.EventHub;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;

/** Stores batches: all sinks and the position in one transaction, then the watchers are told. */
@Component
class Ingest {
    private static final Logger LOG = LoggerFactory.getLogger(Ingest.class);
    private static final Map<String, Topic<?>> TOPICS =
            Topics.ALL.stream().collect(Collectors.toMap(Topic::name, Function.identity()));

    private final List<Sink> sinks;
    private final Positions positions;
    private final StoreLock lock;
    private final TransactionTemplate transaction;
    private final JdbcTemplate jdbc;
    private final EventHub hub;
    private final MeterRegistry metrics;

    Ingest(
            List<Sink> sinks,
            Positions positions,
            StoreLock lock,
            TransactionTemplate transaction,
            JdbcTemplate jdbc,
            EventHub hub,
            MeterRegistry metrics) {
        this.sinks = sinks;
        this.positions = positions;
        this.lock = lock;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.hub = hub;
        this.metrics = metrics;
        TOPICS.keySet()
                .forEach(this::parked); // from zero: a first count is no growth to Prometheus
    }

    /**
     * Stores all records, or parks those that can never be stored. Throws where the database is
     * away: the caller comes again.
     */
    void take(List<ConsumerRecord<String, byte[]>> records) {
        List<Change> changes;
        try {
            changes = store(records);
        } catch (RuntimeException e) {
            requireDatabase(e);
            LOG.atWarn().setCause(e).log("A batch cannot be stored; going on record by record");
            changes = records.stream().flatMap(r -> storeOrPark(r).stream()).toList();
        }
        changes.forEach(hub::publish);
        metrics.counter("ops.ingested.records").increment(records.size());
    }

    private List<Change> store(List<ConsumerRecord<String, byte[]>> records) {
        List<Change> changes =
                transaction.execute(status -> {
                    lock.shared();
                    List<Change> stored = sink(decode(records));
                    positions.advance(records);
                    return stored;
                });
        return changes == null ? List.of() : changes;
    }

    private List<Change> sink(Batch batch) {
        List<Change> changes = new ArrayList<>();
        sinks.forEach(sink -> sink.prepare(batch));
        sinks.forEach(sink -> changes.addAll(sink.store(batch)));
        return changes;
    }

    private List<Change> storeOrPark(ConsumerRecord<String, byte[]> record) {
        try {
            return store(List.of(record));
        } catch (TransientDataAccessException | RecoverableDataAccessException e) {
            throw e;
        } catch (RuntimeException e) {
            requireDatabase(e);
            transaction.executeWithoutResult(status -> {
                lock.shared();
                park(record, e);
                positions.advance(List.of(record));
            });
            return List.of();
        }
    }

    /** With the database away nothing is the record's fault. */
    private void requireDatabase(RuntimeException cause) {
        try {
            jdbc.queryForObject("SELECT 1", Integer.class);
        } catch (DataAccessException e) {
            e.addSuppressed(cause);
            throw e;
        }
    }

    private Batch decode(List<ConsumerRecord<String, byte[]>> records) {
        List<Received<?>> events = new ArrayList<>(records.size());
        for (ConsumerRecord<String, byte[]> record : records) {
            byte[] value = record.value();
            Topic<?> topic = TOPICS.get(record.topic());
            if (value == null || topic == null) {
                continue;
            }
            try {
                events.add(
                        new Received<>(EventCodec.decode(value, topic), new String(value, UTF_8)));
            } catch (JacksonException | IllegalArgumentException e) {
                park(record, e);
            }
        }
        return new Batch(events);
    }

    private void park(ConsumerRecord<String, byte[]> record, RuntimeException cause) {
        LOG.atError()
                .addKeyValue("topic", record.topic())
                .addKeyValue("partition", record.partition())
                .addKeyValue("offset", record.offset())
                .setCause(cause)
                .log("Record parked");
        parked(record.topic()).increment();
        jdbc.update(
                """
                INSERT INTO parked_record
                    (topic, partition, record_offset, record_key, record_value, cause)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                """,
                record.topic(),
                record.partition(),
                record.offset(),
                record.key() == null ? null : record.key().replace('\0', '\uFFFD'),
                record.value(),
                String.valueOf(cause.getMessage()).replace('\0', '\uFFFD'));
    }

    private Counter parked(String topic) {
        return metrics.counter("ops.parked.records", "topic", topic);
    }
}
