package io.interlock.ops.alert.adapter;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.instantOrNull;
import static io.interlock.ops.table.Columns.time;

import io.interlock.ops.alert.Alert;
import io.interlock.ops.alert.Severity;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.interlock.ops.table.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code alert}. */
@Repository
class AlertTable {
    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    AlertTable(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /** False where an alert of this key is open already. */
    boolean open(Alert alert) {
        return client.sql(
                                """
                                INSERT INTO alert (id, rule, rule_version, key, group_key, severity,
                                    owner, summary, labels, state, first_raised, last_raised, count,
                                    silenced_by, runbook, page)
                                VALUES (:id, :rule, :ruleVersion, :key, :group, :severity, :owner,
                                    :summary, cast(:labels AS jsonb), 'OPEN', :first, :last, :count,
                                    :silencedBy, :runbook, :page) ON CONFLICT DO NOTHING\
                                """)
                        .param("id", alert.id())
                        .param("rule", alert.rule())
                        .param("ruleVersion", alert.ruleVersion())
                        .param("key", alert.key())
                        .param("group", alert.group())
                        .param("severity", alert.severity().name())
                        .param("owner", alert.owner())
                        .param("summary", text(alert.summary()))
                        .param("labels", text(Json.write(alert.labels())))
                        .param("first", time(alert.firstRaised()))
                        .param("last", time(alert.lastRaised()))
                        .param("count", alert.count())
                        .param("silencedBy", alert.silencedBy())
                        .param("runbook", alert.runbook())
                        .param("page", alert.page())
                        .update()
                == 1;
    }

    private static String text(String value) {
        return value.replace('\0', '\uFFFD');
    }

    /** What the loop knows better; what people did stays. */
    void seen(Collection<Alert> alerts) {
        jdbc.batchUpdate(
                """
                UPDATE alert SET summary = ?, last_raised = ?, count = ?, silenced_by = ?
                WHERE id = ?\
                """,
                alerts.stream()
                        .map(alert ->
                                new @Nullable Object[] {
                                    text(alert.summary()),
                                    time(alert.lastRaised()),
                                    alert.count(),
                                    alert.silencedBy(),
                                    alert.id()
                                })
                        .toList());
    }

    void close(Alert alert) {
        client.sql(
                        """
                        UPDATE alert SET state = 'CLOSED', closed_at = :at, last_raised = :last,
                            count = :count WHERE id = :id\
                        """)
                .param("at", time(alert.closedAt()))
                .param("last", time(alert.lastRaised()))
                .param("count", alert.count())
                .param("id", alert.id())
                .update();
    }

    /** False where it is not open. */
    boolean acknowledge(Alert alert) {
        return client.sql(
                                """
                                UPDATE alert SET state = 'ACKNOWLEDGED', acknowledged_by = :by,
                                    acknowledged_at = :at, comment = :comment
                                WHERE id = :id AND closed_at IS NULL\
                                """)
                        .param("by", alert.acknowledgedBy())
                        .param("at", time(alert.acknowledgedAt()))
                        .param("comment", alert.comment())
                        .param("id", alert.id())
                        .update()
                == 1;
    }

    /** Open alerts that targets have not been told of, and may be. */
    List<Alert> untold() {
        return client.sql(
                        """
                        SELECT * FROM alert
                        WHERE closed_at IS NULL AND NOT notified AND silenced_by IS NULL
                        ORDER BY first_raised, id\
                        """)
                .query(AlertTable::read)
                .list();
    }

    void told(Collection<Alert> alerts) {
        jdbc.batchUpdate(
                "UPDATE alert SET notified = true WHERE id = ?",
                alerts.stream().map(alert -> new Object[] {alert.id()}).toList());
    }

    boolean wasTold(Alert alert) {
        return client.sql("SELECT notified FROM alert WHERE id = :id")
                .param("id", alert.id())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    List<Alert> open() {
        return client.sql("SELECT * FROM alert WHERE closed_at IS NULL")
                .query(AlertTable::read)
                .list();
    }

    Optional<Alert> find(String id) {
        return client.sql("SELECT * FROM alert WHERE id = :id")
                .param("id", id)
                .query(AlertTable::read)
                .optional();
    }

    List<Alert> of(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : client.sql("SELECT * FROM alert WHERE id IN (:ids) ORDER BY first_raised, id")
                        .param("ids", ids)
                        .query(AlertTable::read)
                        .list();
    }

    /** What a list asks for; null asks for all. */
    record Filter(
            @Nullable Collection<Alert.State> states,
            @Nullable String rule,
            @Nullable Severity severity,
            @Nullable Instant from,
            @Nullable Instant to) {}

    Page<Alert> page(Filter filter, int limit, @Nullable Cursor cursor) {
        Where where =
                new Where()
                        .and("state IN (:states)", "states", names(filter.states()))
                        .and("rule = :rule", "rule", filter.rule())
                        .and("severity = :severity", "severity", name(filter.severity()))
                        .between("first_raised", filter.from(), filter.to());
        List<Alert> rows =
                client.sql(
                                "SELECT * FROM alert"
                                        + where.newestFirst("first_raised", "id", limit, cursor))
                        .params(where.params())
                        .query(AlertTable::read)
                        .list();
        return Page.of(rows, limit, alert -> new Cursor(alert.firstRaised(), alert.id()));
    }

    private static @Nullable List<String> names(@Nullable Collection<Alert.State> states) {
        return states == null || states.isEmpty()
                ? null
                : states.stream().map(Alert.State::name).toList();
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    void forget(Instant closedBefore) {
        client.sql("DELETE FROM alert WHERE closed_at < :before")
                .param("before", time(closedBefore))
                .update();
    }

    private static Alert read(ResultSet row, int number) throws SQLException {
        return new Alert(
                row.getString("id"),
                row.getString("rule"),
                row.getInt("rule_version"),
                row.getString("key"),
                row.getString("group_key"),
                Severity.valueOf(row.getString("severity")),
                row.getString("owner"),
                row.getString("summary"),
                Json.labels(row.getString("labels")),
                Alert.State.valueOf(row.getString("state")),
                instant(row, "first_raised"),
                instant(row, "last_raised"),
                row.getLong("count"),
                instantOrNull(row, "closed_at"),
                row.getString("acknowledged_by"),
                instantOrNull(row, "acknowledged_at"),
                row.getString("comment"),
                row.getString("silenced_by"),
                row.getString("runbook"),
                row.getString("page"));
    }
}
