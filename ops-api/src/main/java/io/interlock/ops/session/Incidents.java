package io.interlock.ops.session;

import static io.interlock.ops.table.Columns.text;
import static io.interlock.ops.table.Columns.time;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.EventCodec;
import io.interlock.events.FixIncident;
import io.interlock.ops.ingest.Batch;
import io.interlock.ops.ingest.Sink;
import io.interlock.ops.stream.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Table {@code fix_incident}: what happened on FIX sessions. */
@Repository
class Incidents implements Sink {
    private final JdbcTemplate jdbc;

    Incidents(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Change> store(Batch batch) {
        jdbc.batchUpdate(
                """
                INSERT INTO fix_incident (incident_id, session, at, kind, severity, payload)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING\
                """,
                batch.of(FixIncident.class).stream().map(r -> row(r.event(), r.json())).toList());
        return List.of();
    }

    private static Object[] row(FixIncident incident, String json) {
        return new @Nullable Object[] {
            text(incident.incidentId()),
            text(incident.session()),
            time(incident.at()),
            incident.kind().name(),
            incident.severity().name(),
            json
        };
    }

    List<FixIncident> newest(String session, int limit) {
        return jdbc.query(
                """
                SELECT payload FROM fix_incident WHERE session = ?
                ORDER BY at DESC, incident_id DESC LIMIT ?\
                """,
                (row, n) -> EventCodec.decode(row.getString(1).getBytes(UTF_8), FixIncident.class),
                session,
                limit);
    }
}
