package io.interlock.ops.audit;

import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.AuditEntry;
import io.interlock.events.EventCodec;
import io.interlock.ops.ingest.Batch;
import io.interlock.ops.ingest.Sink;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.interlock.ops.stream.Change;
import io.interlock.ops.table.Where;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code audit_record}: changes of all services, never altered. */
@Repository
class AuditEntries implements Sink {
    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    AuditEntries(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    @Override
    public List<Change> store(Batch batch) {
        jdbc.batchUpdate(
                """
                INSERT INTO audit_record (id, object, actor, action, roles, at, payload)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                """,
                batch.of(AuditEntry.class).stream().map(r -> row(r.event(), r.json())).toList());
        return List.of();
    }

    private static Object[] row(AuditEntry entry, String json) {
        return new @Nullable Object[] {
            text(entry.id()),
            text(entry.object()),
            text(entry.actor()),
            text(entry.action()),
            entry.roles().stream().map(role -> text(role)).toArray(String[]::new),
            time(entry.at()),
            json
        };
    }

    Page<AuditEntry> page(AuditFilter filter, int limit, @Nullable Cursor cursor) {
        Where where =
                new Where()
                        .and("starts_with(object, :object)", "object", filter.object())
                        .and("actor = :actor", "actor", filter.actor())
                        .and(":role = ANY (roles)", "role", filter.role())
                        .and("starts_with(action, :action)", "action", filter.action())
                        .and("position(lower(:text) IN lower(payload)) > 0", "text", filter.text())
                        .between("at", filter.from(), filter.to());
        List<AuditEntry> rows =
                client.sql(
                                "SELECT payload FROM audit_record"
                                        + where.newestFirst("at", "id", limit, cursor))
                        .params(where.params())
                        .query((row, n) ->
                                EventCodec.decode(
                                        row.getString(1).getBytes(UTF_8), AuditEntry.class))
                        .list();
        return Page.of(rows, limit, entry -> new Cursor(entry.at(), entry.id()));
    }

    /** How many of each service are here. */
    Map<String, Long> perService() {
        Map<String, Long> counts = new HashMap<>();
        jdbc.query(
                "SELECT payload::json ->> 'service', count(*) FROM audit_record GROUP BY 1",
                row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }
}
