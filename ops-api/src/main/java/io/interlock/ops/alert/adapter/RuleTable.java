package io.interlock.ops.alert.adapter;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.time;

import io.interlock.ops.alert.Board.Versioned;
import io.interlock.ops.alert.Rule;
import io.interlock.ops.alert.Rules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code alert_rule}: every version; the newest holds. */
@Repository
class RuleTable {
    private static final String NEWEST =
            "SELECT DISTINCT ON (id) * FROM alert_rule ORDER BY id, version DESC";

    private final JdbcClient jdbc;
    private final Clock clock;

    RuleTable(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A version of a rule: who made it, when and why. */
    record Edition(Rule rule, int version, String changedBy, Instant changedAt, String reason) {}

    /** The default rules that are not there yet. */
    void seed() {
        for (Rule rule : Rules.DEFAULTS) {
            store(new Edition(rule, 1, "interlock", clock.instant(), "default"));
        }
    }

    /** False where this version is there already. */
    boolean store(Edition edition) {
        return jdbc.sql(
                                """
                                INSERT INTO alert_rule
                                    (id, version, document, changed_by, changed_at, reason)
                                VALUES (:id, :version, :document, :by, :at, :reason)
                                ON CONFLICT DO NOTHING\
                                """)
                        .param("id", edition.rule().id())
                        .param("version", edition.version())
                        .param("document", Json.write(edition.rule()))
                        .param("by", edition.changedBy())
                        .param("at", time(edition.changedAt()))
                        .param("reason", edition.reason())
                        .update()
                == 1;
    }

    List<Edition> newest() {
        return jdbc.sql(NEWEST).query(RuleTable::read).list();
    }

    Map<String, Versioned> rules() {
        Map<String, Versioned> rules = new TreeMap<>();
        newest().forEach(e -> rules.put(e.rule().id(), new Versioned(e.rule(), e.version())));
        return rules;
    }

    Optional<Edition> find(String id) {
        return editions(id).stream().findFirst();
    }

    /** The newest first. */
    List<Edition> editions(String id) {
        return jdbc.sql("SELECT * FROM alert_rule WHERE id = :id ORDER BY version DESC")
                .param("id", id)
                .query(RuleTable::read)
                .list();
    }

    private static Edition read(ResultSet row, int number) throws SQLException {
        return new Edition(
                Json.read(row.getString("document"), Rule.class),
                row.getInt("version"),
                row.getString("changed_by"),
                instant(row, "changed_at"),
                row.getString("reason"));
    }
}
