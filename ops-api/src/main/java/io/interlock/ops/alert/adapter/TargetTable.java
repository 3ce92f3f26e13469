package io.interlock.ops.alert.adapter;

import static io.interlock.ops.table.Columns.time;

import io.interlock.ops.alert.Severity;
import io.interlock.ops.alert.Target;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code alert_target}. The secret is read by who sends, and by nobody else. */
@Repository
class TargetTable {
    private final JdbcClient jdbc;

    TargetTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A target with what it is reached by. Prints without it. */
    record Reached(Target target, @Nullable String secret) {
        @Override
        public String toString() {
            return target.name();
        }
    }

    void add(Target target, @Nullable String secret) {
        params(
                        jdbc.sql(
                                """
                                INSERT INTO alert_target (id, name, kind, address, secret, enabled,
                                    min_severity, matchers, closings, version)
                                VALUES (:id, :name, :kind, :address, :secret, :enabled,
                                    :minSeverity, :matchers, :closings, :version)\
                                """),
                        target,
                        secret)
                .update();
    }

    /** Without a new secret the old one stays. False where its version is another meanwhile. */
    boolean change(Target target, @Nullable String secret) {
        return params(
                                jdbc.sql(
                                        """
                                        UPDATE alert_target SET name = :name, kind = :kind,
                                            address = :address, secret = coalesce(:secret, secret),
                                            enabled = :enabled, min_severity = :minSeverity,
                                            matchers = :matchers, closings = :closings,
                                            version = :version
                                        WHERE id = :id AND version = :version - 1
                                            AND removed_at IS NULL\
                                        """),
                                target,
                                secret)
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec params(
            JdbcClient.StatementSpec sql, Target target, @Nullable String secret) {
        return sql.param("id", target.id())
                .param("name", target.name())
                .param("kind", target.kind().name())
                .param("address", target.address())
                .param("secret", secret)
                .param("enabled", target.enabled())
                .param("minSeverity", target.minSeverity().name())
                .param("matchers", Json.write(target.matchers()))
                .param("closings", target.closings())
                .param("version", target.version());
    }

    /** Its deliveries stay; its name is free again and its secret forgotten. */
    boolean remove(String id, Instant at) {
        return jdbc.sql(
                                """
                                UPDATE alert_target SET removed_at = :at, secret = NULL,
                                    enabled = false, name = name || ' ' || id
                                WHERE id = :id AND removed_at IS NULL\
                                """)
                        .param("at", time(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    List<Target> all() {
        return jdbc.sql("SELECT * FROM alert_target WHERE removed_at IS NULL ORDER BY name")
                .query(TargetTable::read)
                .list();
    }

    Optional<Target> find(String id) {
        return jdbc.sql("SELECT * FROM alert_target WHERE id = :id AND removed_at IS NULL")
                .param("id", id)
                .query(TargetTable::read)
                .optional();
    }

    Optional<Reached> reach(String id) {
        return jdbc.sql("SELECT * FROM alert_target WHERE id = :id AND removed_at IS NULL")
                .param("id", id)
                .query((row, n) -> new Reached(read(row, n), row.getString("secret")))
                .optional();
    }

    private static Target read(ResultSet row, int number) throws SQLException {
        return new Target(
                row.getString("id"),
                row.getString("name"),
                Target.Kind.valueOf(row.getString("kind")),
                row.getString("address"),
                row.getBoolean("enabled"),
                Severity.valueOf(row.getString("min_severity")),
                Json.matchers(row.getString("matchers")),
                row.getBoolean("closings"),
                row.getInt("version"));
    }
}
