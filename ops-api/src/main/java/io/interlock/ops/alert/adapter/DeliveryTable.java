package io.interlock.ops.alert.adapter;

import static io.interlock.ops.table.Columns.instant;
import static io.interlock.ops.table.Columns.instantOrNull;
import static io.interlock.ops.table.Columns.time;

import io.interlock.ops.alert.Alert;
import io.interlock.ops.alert.Facts.Backlog;
import io.interlock.ops.alert.Notice;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.interlock.ops.table.Where;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code alert_delivery}: the outbox of alerts, and its history. */
@Repository
class DeliveryTable {
    /** Nobody else takes what one sender has taken, until this has passed. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final JdbcClient jdbc;

    DeliveryTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it has arrived. */
    enum State {
        WAITING,
        DELIVERED,
        GIVEN_UP
    }

    /**
     * One message to one target.
     *
     * @param alerts their ids
     * @param attempts how often it was tried
     * @param nextAt when it is tried again
     * @param lastError why the newest attempt failed
     */
    record AlertDelivery(
            String id,
            String target,
            Notice.Event event,
            String group,
            List<String> alerts,
            String title,
            State state,
            int attempts,
            Instant createdAt,
            @Nullable Instant nextAt,
            @Nullable Instant deliveredAt,
            @Nullable String lastError) {}

    String add(String target, Notice notice, Instant at) {
        String id = UUID.randomUUID().toString();
        jdbc.sql(
                        """
                        INSERT INTO alert_delivery (id, target, event, group_key, alerts, title,
                            state, attempts, created_at, next_at)
                        VALUES (:id, :target, :event, :group, :alerts, :title, 'WAITING', 0, :at,
                            :at)\
                        """)
                .param("id", id)
                .param("target", target)
                .param("event", notice.event().name())
                .param("group", notice.group())
                .param("alerts", Json.write(notice.alerts().stream().map(Alert::id).toList()))
                .param("title", notice.title().replace('\0', '\uFFFD'))
                .param("at", time(at))
                .update();
        return id;
    }

    /** The due ones, taken: a sender that dies leaves them to the next after a while. */
    List<AlertDelivery> take(Instant now, int limit) {
        return jdbc.sql(
                        """
                        UPDATE alert_delivery SET next_at = :later, attempts = attempts + 1
                        WHERE id IN (SELECT id FROM alert_delivery
                            WHERE state = 'WAITING' AND next_at <= :now
                            ORDER BY created_at, id LIMIT :limit FOR UPDATE SKIP LOCKED)
                        RETURNING *\
                        """)
                .param("later", time(now.plus(CLAIM)))
                .param("now", time(now))
                .param("limit", limit)
                .query(DeliveryTable::read)
                .list();
    }

    void delivered(String id, Instant at) {
        jdbc.sql(
                        """
                        UPDATE alert_delivery SET state = 'DELIVERED', delivered_at = :at,
                            next_at = NULL, last_error = NULL WHERE id = :id\
                        """)
                .param("at", time(at))
                .param("id", id)
                .update();
    }

    void failed(String id, String error, @Nullable Instant nextAt) {
        jdbc.sql(
                        """
                        UPDATE alert_delivery SET state = :state, next_at = :next,
                            last_error = :error WHERE id = :id\
                        """)
                .param("state", (nextAt == null ? State.GIVEN_UP : State.WAITING).name())
                .param("next", time(nextAt))
                .param("error", error)
                .param("id", id)
                .update();
    }

    Page<AlertDelivery> page(
            @Nullable String target, @Nullable State state, int limit, @Nullable Cursor cursor) {
        Where where =
                new Where()
                        .and("target = :target", "target", target)
                        .and("state = :state", "state", state == null ? null : state.name());
        List<AlertDelivery> rows =
                jdbc.sql(
                                "SELECT * FROM alert_delivery"
                                        + where.newestFirst("created_at", "id", limit, cursor))
                        .params(where.params())
                        .query(DeliveryTable::read)
                        .list();
        return Page.of(rows, limit, one -> new Cursor(one.createdAt(), one.id()));
    }

    /** What waits, and what was given up since yesterday. */
    List<Backlog> backlogs(Instant now) {
        return jdbc.sql(
                        """
                        SELECT t.name, count(*) FILTER (WHERE d.state = 'WAITING') AS waiting,
                            min(d.created_at) FILTER (WHERE d.state = 'WAITING') AS oldest,
                            count(*) FILTER (WHERE d.state = 'GIVEN_UP') AS given_up
                        FROM alert_delivery d JOIN alert_target t ON t.id = d.target
                        WHERE t.removed_at IS NULL AND (d.state = 'WAITING'
                            OR (d.state = 'GIVEN_UP' AND d.created_at > :yesterday))
                        GROUP BY t.name\
                        """)
                .param("yesterday", time(now.minus(Duration.ofHours(25))))
                .query((row, n) ->
                        new Backlog(
                                row.getString("name"),
                                row.getLong("waiting"),
                                instantOrNull(row, "oldest"),
                                row.getLong("given_up")))
                .list();
    }

    void forget(Instant createdBefore) {
        jdbc.sql("DELETE FROM alert_delivery WHERE state <> 'WAITING' AND created_at < :before")
                .param("before", time(createdBefore))
                .update();
    }

    private static AlertDelivery read(ResultSet row, int number) throws SQLException {
        return new AlertDelivery(
                row.getString("id"),
                row.getString("target"),
                Notice.Event.valueOf(row.getString("event")),
                row.getString("group_key"),
                Json.names(row.getString("alerts")),
                row.getString("title"),
                State.valueOf(row.getString("state")),
                row.getInt("attempts"),
                instant(row, "created_at"),
                instantOrNull(row, "next_at"),
                instantOrNull(row, "delivered_at"),
                row.getString("last_error"));
    }
}
