package io.interlock.ops.session;

import static io.interlock.ops.table.Columns.instant;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.AuditEntry;
import io.interlock.events.EventCodec;
import io.interlock.events.FixIncident;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.interlock.ops.table.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Incidents of a session and what people did to it, from both tables in one order. */
@Repository
class SessionTimeline {
    private final JdbcClient jdbc;

    SessionTimeline(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Page<SessionEvent> page(
            String session,
            @Nullable Instant from,
            @Nullable Instant to,
            int limit,
            @Nullable Cursor cursor) {
        Where where = new Where().between("at", from, to);
        List<SessionEvent> rows =
                jdbc.sql(
                                """
                                SELECT * FROM (
                                    SELECT incident_id AS id, at, true AS incident, payload
                                    FROM fix_incident WHERE session = :session
                                    UNION ALL
                                    SELECT id, at, false, payload
                                    FROM audit_record WHERE object = :object) AS event\
                                """
                                        + where.newestFirst("at", "id", limit, cursor))
                        .params(where.params())
                        .param("session", session)
                        .param("object", "session:" + session)
                        .query(SessionTimeline::event)
                        .list();
        return Page.of(rows, limit, event -> new Cursor(event.at(), event.id()));
    }

    private static SessionEvent event(ResultSet row, int rowNumber) throws SQLException {
        byte[] json = row.getString("payload").getBytes(UTF_8);
        return row.getBoolean("incident")
                ? event(EventCodec.decode(json, FixIncident.class), instant(row, "at"))
                : event(EventCodec.decode(json, AuditEntry.class), instant(row, "at"));
    }

    private static SessionEvent event(FixIncident incident, Instant at) {
        return new SessionEvent(
                incident.incidentId(),
                at,
                incident.kind().name(),
                incident.detail(),
                incident.severity(),
                null);
    }

    private static SessionEvent event(AuditEntry entry, Instant at) {
        return new SessionEvent(
                entry.id(),
                at,
                entry.action(),
                entry.reason(),
                FixIncident.Severity.NORMAL,
                entry.actor());
    }
}
