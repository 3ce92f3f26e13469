package io.interlock.ops.history;

import io.interlock.ops.ingest.StoreLock;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The partitions of days. Names of tables and days are our own, never a caller's. */
@Component
public class DayPartitions {
    private static final String PARENTS =
            Arrays.stream(DayTable.values())
                    .map(t -> "'" + t.table() + "'")
                    .collect(Collectors.joining(", "));

    private final JdbcTemplate jdbc;
    private final TransactionTemplate own;
    private final StoreLock lock;
    private final HistoryProperties properties;
    private final Clock clock;
    private final Set<LocalDate> made = ConcurrentHashMap.newKeySet();

    DayPartitions(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            StoreLock lock,
            HistoryProperties properties,
            Clock clock) {
        this.jdbc = jdbc;
        this.own = new TransactionTemplate(transactions);
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.lock = lock;
        this.properties = properties;
        this.clock = clock;
    }

    /** The oldest day that is kept by age. */
    LocalDate horizon() {
        return LocalDate.now(clock).minusDays(properties.days() - 1L);
    }

    /**
     * Makes partitions for the days that have none yet. To be called before a transaction has
     * touched the tables. Days beyond what is kept, and beyond tomorrow, get none: their rows go to
     * the default partitions.
     */
    public synchronized void ensure(Collection<LocalDate> days) {
        LocalDate first = horizon();
        LocalDate last = LocalDate.now(clock).plusDays(1);
        for (LocalDate day : days) {
            if (!made.contains(day) && !day.isBefore(first) && !day.isAfter(last)) {
                own.executeWithoutResult(status -> make(day));
                made.add(day);
            }
        }
    }

    private void make(LocalDate day) {
        jdbc.execute("SET LOCAL lock_timeout = '10s'");
        for (DayTable table : DayTable.values()) {
            if (!exists(table.partition(day))) {
                make(table, day);
            }
        }
    }

    private boolean exists(String relation) {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("SELECT to_regclass(?) IS NOT NULL", Boolean.class, relation));
    }

    /** Rows of the day that wait in the default partition move to their own. */
    private void make(DayTable table, LocalDate day) {
        String within =
                "%s >= %s AND %s < %s"
                        .formatted(
                                table.column(),
                                table.bound(day),
                                table.column(),
                                table.bound(day.plusDays(1)));
        jdbc.execute(
                "CREATE TABLE %s (LIKE %s INCLUDING ALL)"
                        .formatted(table.partition(day), table.table()));
        jdbc.execute(
                """
                WITH moved AS (DELETE FROM %s WHERE %s RETURNING *)
                INSERT INTO %s SELECT * FROM moved\
                """
                        .formatted(table.defaultPartition(), within, table.partition(day)));
        jdbc.execute(
                "ALTER TABLE %s ATTACH PARTITION %s FOR VALUES FROM (%s) TO (%s)"
                        .formatted(
                                table.table(),
                                table.partition(day),
                                table.bound(day),
                                table.bound(day.plusDays(1))));
    }

    /** Days that have partitions, oldest first. */
    public List<LocalDate> days() {
        return jdbc
                .queryForList(
                        """
                        SELECT DISTINCT c.relname FROM pg_inherits i
                        JOIN pg_class c ON c.oid = i.inhrelid JOIN pg_class p ON p.oid = i.inhparent
                        WHERE p.relname = 'orders' AND c.relname ~ '_d[0-9]{8}$'\
                        """,
                        String.class)
                .stream()
                .map(DayTable::day)
                .sorted()
                .toList();
    }

    /** What all partitions take on disk, with indexes. */
    long bytes() {
        Long bytes =
                jdbc.queryForObject(
                        """
                        SELECT coalesce(sum(pg_total_relation_size(i.inhrelid)), 0)
                        FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
                        WHERE p.relkind = 'p' AND p.relname IN (%s)\
                        """
                                .formatted(PARENTS),
                        Long.class);
        return bytes == null ? 0 : bytes;
    }

    /** Drops a day; what belongs to open orders moves to the default partitions. */
    void drop(LocalDate day) {
        own.executeWithoutResult(status -> {
            lock.alone();
            jdbc.execute("SET LOCAL lock_timeout = '10s'");
            jdbc.execute(
                    """
                    CREATE TEMPORARY TABLE kept_order ON COMMIT DROP AS
                    SELECT id FROM orders WHERE open AND received_at < '%s 00:00:00+00'\
                    """
                            .formatted(day.plusDays(1)));
            forgetFills("SELECT oms FROM " + DayTable.FILL.partition(day));
            for (DayTable table : DayTable.values()) {
                drop(table, day);
            }
        });
        made.remove(day);
    }

    private void drop(DayTable table, LocalDate day) {
        String partition = table.partition(day);
        jdbc.execute("ALTER TABLE %s DETACH PARTITION %s".formatted(table.table(), partition));
        if (table.order() != null) {
            jdbc.execute(
                    "INSERT INTO %s SELECT * FROM %s WHERE %s IN (SELECT id FROM kept_order)"
                            .formatted(table.table(), partition, table.order()));
        }
        jdbc.execute("DROP TABLE " + partition);
    }

    /** Removes what is too old from the default partitions and no open order needs. */
    void sweep() {
        LocalDate first = horizon();
        own.executeWithoutResult(status -> {
            lock.alone();
            for (DayTable table : DayTable.values()) {
                sweep(table, first);
            }
        });
    }

    private void sweep(DayTable table, LocalDate first) {
        String old = table.column() + " < " + table.bound(first);
        switch (table) {
            case ORDERS -> jdbc.execute("DELETE FROM orders_default WHERE NOT open AND " + old);
            case ORDER_EVENT, ORDER_NAME ->
                    jdbc.execute(
                            """
                            DELETE FROM %s WHERE %s AND NOT EXISTS (
                                SELECT FROM orders o WHERE o.id = root AND o.open)\
                            """
                                    .formatted(table.defaultPartition(), old));
            case FILL -> forgetFills("DELETE FROM fill_default WHERE " + old + " RETURNING oms");
            case ORDER_REJECT, LATENCY, COMPLETENESS ->
                    jdbc.execute("DELETE FROM " + table.defaultPartition() + " WHERE " + old);
        }
    }

    private void forgetFills(String gone) {
        jdbc.execute(
                """
                WITH gone AS (%s), counts AS (SELECT oms, count(*) AS fills FROM gone GROUP BY oms)
                UPDATE fill_total t SET fills = t.fills - counts.fills
                FROM counts WHERE counts.oms = t.oms\
                """
                        .formatted(gone));
    }
}
