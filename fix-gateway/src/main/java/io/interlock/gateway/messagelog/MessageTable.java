package io.interlock.gateway.messagelog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The SQL that fills {@code fix_message} and keeps its days. */
@Component
class MessageTable {
    private static final String NAME = "fix_message_";
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    /** Held while partitions come and go: two gateways may do so at once. */
    private static final long LOCK = 0x66697865L;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final TransactionTemplate transaction;
    private final Set<LocalDate> days = ConcurrentHashMap.newKeySet();

    MessageTable(JdbcTemplate template, PlatformTransactionManager transactions) {
        this.jdbc = JdbcClient.create(template);
        this.template = template;
        this.transaction = new TransactionTemplate(transactions);
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** Writes rows by one COPY. The commit waits for no disk: a log may lose its last moment. */
    void append(List<LogRow> rows) {
        StringBuilder text = new StringBuilder(rows.size() * 512);
        for (LogRow row : rows) {
            prepare(day(row.at()));
            row.copyTo(text);
        }
        byte[] copy = text.toString().getBytes(StandardCharsets.UTF_8);
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local synchronous_commit = off").update();
            copy("copy fix_message (" + LogRow.COLUMNS + ") from stdin", copy);
        });
    }

    private long copy(String sql, byte[] data) {
        Long copied =
                template.execute(
                        (ConnectionCallback<Long>)
                                connection -> {
                                    try {
                                        return connection
                                                .unwrap(PGConnection.class)
                                                .getCopyAPI()
                                                .copyIn(sql, new ByteArrayInputStream(data));
                                    } catch (IOException e) {
                                        throw new UncheckedIOException(e);
                                    }
                                });
        return copied == null ? 0 : copied;
    }

    /** Sees to it that messages of {@code day} have a place. */
    void prepare(LocalDate day) {
        if (days.contains(day)) {
            return;
        }
        locked(
                "create table if not exists %s%s partition of fix_message for values from ('%s 00:00+00') to ('%s 00:00+00')"
                        .formatted(NAME, DAY.format(day), day, day.plusDays(1)));
        days.add(day);
    }

    /** Drops the days before {@code first}, a table each. */
    void dropBefore(LocalDate first) {
        partitions().stream()
                .filter(table -> dayOf(table).isBefore(first))
                .forEach(table -> {
                    locked("drop table if exists " + table);
                    days.remove(dayOf(table));
                });
    }

    /** Brings the identifiers of new pages into the index of that day. */
    void summarise(LocalDate day) {
        String table = NAME + DAY.format(day);
        jdbc.sql(
                        """
                        select brin_summarize_new_values(i.indexrelid) from pg_index i
                        join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
                        where i.indrelid = to_regclass(?) and a.amname = 'brin'
                        """)
                .param(table)
                .query(Integer.class)
                .list();
    }

    private List<String> partitions() {
        return jdbc.sql(
                        """
                        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = 'fix_message'::regclass
                        """)
                .query(String.class)
                .list();
    }

    private static LocalDate dayOf(String table) {
        try {
            return LocalDate.parse(table.substring(NAME.length()), DAY);
        } catch (DateTimeParseException e) {
            return LocalDate.MAX; // somebody else's
        }
    }

    private void locked(String ddl) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
            jdbc.sql(ddl).update();
        });
    }
}
