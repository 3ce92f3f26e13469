package io.interlock.routing.policy.adapter;

import io.interlock.domain.Environment;
import io.interlock.events.TrippedGuard;
import io.interlock.kit.audit.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Guards that tripped, and who let them on again. Change, audit entry and word to the publisher are
 * one transaction.
 */
@Component
class TrippedGuards {
    static final String CHANNEL = "routing_guards";

    private static final int HISTORY = 200;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final TransactionTemplate transactions;
    private final Clock clock;

    TrippedGuards(
            JdbcClient jdbc, AuditTrail audit, TransactionTemplate transactions, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A guard as REST shows it.
     *
     * @param key what it stops
     * @param trippedAt receipt of the execution that was one too many
     * @param releasedAt null while it stops orders
     */
    record GuardView(
            String id,
            String key,
            String policy,
            Environment environment,
            int executions,
            long windowMillis,
            Instant trippedAt,
            @Nullable String releasedBy,
            @Nullable String releaseReason,
            @Nullable Instant releasedAt) {

        TrippedGuard state() {
            return new TrippedGuard(key, policy, environment, executions, windowMillis, trippedAt);
        }
    }

    /** Nothing where it has tripped already. */
    void trip(TrippedGuard guard) {
        transactions.executeWithoutResult(status -> {
            int added =
                    jdbc.sql(
                                    """
                                    insert into tripped_guard (id, key, policy, environment,
                                        executions, window_millis, tripped_at)
                                    values (:id, :key, :policy, :environment,
                                        :executions, :window, :at)
                                    on conflict (key) where released_at is null do nothing
                                    """)
                            .param("id", UUID.randomUUID().toString())
                            .param("key", guard.key())
                            .param("policy", guard.policy())
                            .param("environment", guard.environment().name())
                            .param("executions", guard.executions())
                            .param("window", guard.windowMillis())
                            .param("at", OffsetDateTime.ofInstant(guard.at(), ZoneOffset.UTC))
                            .update();
            if (added == 1) {
                audit.record(
                        "platform",
                        "guard.tripped",
                        "policy:" + guard.policy(),
                        "%d executions within %d ms"
                                .formatted(guard.executions(), guard.windowMillis()),
                        Map.of(guard.key(), "on"),
                        Map.of(guard.key(), "stopped"));
                tell(guard.key());
            }
        });
    }

    /** Empty where there is none, and where it was let on already. */
    Optional<GuardView> release(String id, String by, String reason) {
        Optional<GuardView> released = transactions.execute(status -> releaseNow(id, by, reason));
        if (released == null) {
            throw new IllegalStateException("no outcome");
        }
        return released;
    }

    private Optional<GuardView> releaseNow(String id, String by, String reason) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        int changed =
                jdbc.sql(
                                """
                                update tripped_guard set released_by = :by,
                                    release_reason = :reason, released_at = :at
                                where id = :id and released_at is null
                                """)
                        .param("by", by)
                        .param("reason", reason)
                        .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                        .param("id", id)
                        .update();
        Optional<GuardView> found = changed == 0 ? Optional.empty() : find(id);
        found.ifPresent(guard -> {
            audit.record(
                    by,
                    "guard.released",
                    "policy:" + guard.policy(),
                    reason,
                    Map.of(guard.key(), "stopped"),
                    Map.of(guard.key(), "on"));
            tell(guard.key());
        });
        return found;
    }

    private void tell(String key) {
        var unused = jdbc.sql("select pg_notify(?, ?)").params(CHANNEL, key).query().singleRow();
    }

    @Transactional(readOnly = true)
    Optional<GuardView> find(String id) {
        return jdbc.sql("select * from tripped_guard where id = ?")
                .param(id)
                .query(TrippedGuards::view)
                .optional();
    }

    /** Those that stop orders; with {@code history} also the newest that were let on. */
    @Transactional(readOnly = true)
    List<GuardView> list(boolean history) {
        return jdbc.sql(
                        "select * from tripped_guard where released_at is null or ?"
                                + " order by tripped_at desc, id limit ?")
                .params(history, history ? HISTORY : Integer.MAX_VALUE)
                .query(TrippedGuards::view)
                .list();
    }

    @Transactional(readOnly = true)
    Optional<TrippedGuard> stopped(String key) {
        return jdbc.sql("select * from tripped_guard where key = ? and released_at is null")
                .param(key)
                .query(TrippedGuards::view)
                .optional()
                .map(GuardView::state);
    }

    /** When guards were let on last. */
    @Transactional(readOnly = true)
    Map<String, Instant> letOn() {
        Map<String, Instant> found = new HashMap<>();
        jdbc.sql(
                        "select key, max(released_at) as at from tripped_guard"
                                + " where released_at is not null group by key")
                .query(row -> {
                    found.put(row.getString("key"), instant(row, "at"));
                });
        return found;
    }

    @Transactional(readOnly = true)
    Optional<Instant> letOn(String key) {
        return Optional.ofNullable(letOn().get(key));
    }

    private static GuardView view(ResultSet row, int number) throws SQLException {
        return new GuardView(
                row.getString("id"),
                row.getString("key"),
                row.getString("policy"),
                Environment.valueOf(row.getString("environment")),
                row.getInt("executions"),
                row.getLong("window_millis"),
                instant(row, "tripped_at"),
                row.getString("released_by"),
                row.getString("release_reason"),
                row.getObject("released_at") == null ? null : instant(row, "released_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
