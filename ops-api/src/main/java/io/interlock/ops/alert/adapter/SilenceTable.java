package io.interlock.ops.alert.adapter;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.instantOrNull;
import static io.interlock.ops.table.Columns.time;

import io.interlock.ops.alert.Silence;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code alert_silence}. */
@Repository
class SilenceTable {
    private final JdbcClient jdbc;

    SilenceTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Silence silence) {
        jdbc.sql(
                        """
                        INSERT INTO alert_silence (id, matchers, owner, reason, begins_at, until_at,
                            repeats, created_at)
                        VALUES (:id, :matchers, :owner, :reason, :from, :until, :repeats, :created)\
                        """)
                .param("id", silence.id())
                .param("matchers", Json.write(silence.matchers()))
                .param("owner", silence.owner())
                .param("reason", silence.reason())
                .param("from", time(silence.from()))
                .param("until", time(silence.until()))
                .param("repeats", silence.repeats().name())
                .param("created", time(silence.createdAt()))
                .update();
    }

    /** False where there is none that could end. */
    boolean end(String id, Instant at) {
        return jdbc.sql(
                                "UPDATE alert_silence SET ended_at = :at"
                                        + " WHERE id = :id AND ended_at IS NULL")
                        .param("at", time(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    Optional<Silence> find(String id) {
        return jdbc.sql("SELECT * FROM alert_silence WHERE id = :id")
                .param("id", id)
                .query(SilenceTable::read)
                .optional();
    }

    /** Those that hold now or will, the one that ends first at the top. */
    List<Silence> current(Instant now) {
        return jdbc.sql(
                        """
                        SELECT * FROM alert_silence
                        WHERE ended_at IS NULL AND (until_at > :now OR repeats <> 'NEVER')
                        ORDER BY until_at, id\
                        """)
                .param("now", time(now))
                .query(SilenceTable::read)
                .list();
    }

    private static Silence read(ResultSet row, int number) throws SQLException {
        return new Silence(
                row.getString("id"),
                Json.matchers(row.getString("matchers")),
                row.getString("owner"),
                row.getString("reason"),
                instant(row, "begins_at"),
                instant(row, "until_at"),
                Silence.Repeats.valueOf(row.getString("repeats")),
                instant(row, "created_at"),
                instantOrNull(row, "ended_at"));
    }
}
