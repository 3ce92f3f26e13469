package io.interlock.gateway.session;

import io.interlock.gateway.session.StoredSession.Stop;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code session_definition}. Every method joins the caller's transaction. */
@Component
class SessionTable {
    private final JdbcClient jdbc;

    SessionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<StoredSession> all() {
        return jdbc.sql("select * from session_definition order by id")
                .query(SessionTable::row)
                .list();
    }

    long revision() {
        return jdbc.sql("select coalesce(sum(version + stop_changes), 0) from session_definition")
                .query(Long.class)
                .single();
    }

    Optional<StoredSession> find(String id) {
        return jdbc.sql("select * from session_definition where id = ?")
                .param(id)
                .query(SessionTable::row)
                .optional();
    }

    /** One who changes definitions at a time: they are checked against each other. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('session_definition'))").query(row -> {});
    }

    void insert(SessionDefinition definition, @Nullable String passwordHash, String by) {
        jdbc.sql(
                        """
                        insert into session_definition (id, version, definition, password_hash, changed_by)
                        values (?, 1, cast(? as jsonb), ?, ?)
                        """)
                .param(definition.id())
                .param(Definitions.json(definition))
                .param(passwordHash)
                .param(by)
                .update();
    }

    void update(SessionDefinition definition, @Nullable String passwordHash, String by) {
        jdbc.sql(
                        """
                        update session_definition set version = version + 1, definition = cast(? as jsonb),
                            password_hash = ?, changed_by = ?, changed_at = now() where id = ?
                        """)
                .param(Definitions.json(definition))
                .param(passwordHash)
                .param(by)
                .param(definition.id())
                .update();
    }

    /** False where it is stopped already. */
    boolean stop(String id, Stop stop) {
        return jdbc.sql(
                                """
                                update session_definition set stopped_by = ?, stopped_because = ?, stopped_at = ?,
                                    stop_changes = stop_changes + 1 where id = ? and stopped_by is null
                                """)
                        .params(stop.by(), stop.reason(), Timestamp.from(stop.at()), id)
                        .update()
                == 1;
    }

    /** False where nobody has stopped it. */
    boolean start(String id) {
        return jdbc.sql(
                                """
                                update session_definition set stopped_by = null, stopped_because = null, stopped_at = null,
                                    stop_changes = stop_changes + 1 where id = ? and stopped_by is not null
                                """)
                        .param(id)
                        .update()
                == 1;
    }

    private static StoredSession row(ResultSet row, int number) throws SQLException {
        String by = row.getString("stopped_by");
        Stop stop =
                by == null
                        ? null
                        : new Stop(
                                by,
                                row.getString("stopped_because"),
                                row.getTimestamp("stopped_at").toInstant());
        return new StoredSession(
                Definitions.read(row.getString("definition")),
                row.getLong("version"),
                row.getString("password_hash"),
                stop,
                row.getLong("stop_changes"));
    }
}
