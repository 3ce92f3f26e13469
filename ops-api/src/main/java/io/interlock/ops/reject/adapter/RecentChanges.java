package io.interlock.ops.reject.adapter;

import static io.interlock.ops.table.Columns.time;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.interlock.events.AuditEntry;
import io.interlock.events.EventCodec;
import io.interlock.events.FixIncident;
import io.interlock.ops.reject.ChangeBefore.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people changed and what happened to sessions. */
@Repository
class RecentChanges {
    private static final int MOST = 2_000;
    private final JdbcClient jdbc;

    RecentChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Both ends included. */
    List<Change> between(Instant from, Instant to) {
        List<Change> changes = new ArrayList<>();
        jdbc.sql(
                        """
                        SELECT payload FROM audit_record
                        WHERE at >= :from AND at <= :to ORDER BY at DESC LIMIT :most\
                        """)
                .param("from", time(from))
                .param("to", time(to))
                .param("most", MOST)
                .query(row -> {
                    changes.add(
                            change(
                                    EventCodec.decode(
                                            row.getString(1).getBytes(UTF_8), AuditEntry.class)));
                });
        jdbc.sql(
                        """
                        SELECT payload FROM fix_incident
                        WHERE at >= :from AND at <= :to AND kind IN ('LOGON', 'LOGOUT',
                            'DISCONNECT', 'LOGON_REFUSED', 'SEQUENCE_RESET', 'FAILOVER', 'REVERT')
                        ORDER BY at DESC LIMIT :most\
                        """)
                .param("from", time(from))
                .param("to", time(to))
                .param("most", MOST)
                .query(row -> {
                    changes.add(
                            change(
                                    EventCodec.decode(
                                            row.getString(1).getBytes(UTF_8), FixIncident.class)));
                });
        return changes;
    }

    private static Change change(AuditEntry entry) {
        return new Change(
                entry.at(), entry.object(), entry.action(), entry.actor(), entry.reason());
    }

    private static Change change(FixIncident incident) {
        return new Change(
                incident.at(),
                "session:" + incident.session(),
                incident.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                incident.session(),
                incident.detail());
    }
}
