package io.interlock.gateway.session;

import java.sql.ResultSet;
import java.sql.SQLException;
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
        return jdbc.sql("select coalesce(sum(version), 0) from session_definition")
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

    private static StoredSession row(ResultSet row, int number) throws SQLException {
        return new StoredSession(
                Definitions.read(row.getString("definition")),
                row.getLong("version"),
                row.getString("password_hash"));
    }
}
