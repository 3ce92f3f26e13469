package io.interlock.gateway.lease;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The SQL of {@code lease}, on one connection of its own: while it lives, so does its holder. Time
 * is PostgreSQL's.
 */
final class LeaseTable implements AutoCloseable {
    /**
     * A holder whose connection is gone is given this long to come back: it notices within a beat
     * (250 ms) and opens a new one with the next.
     */
    private static final String ABSENCE = "1 second";

    private final Connection connection;
    private final String owner;
    private final String run;
    private final String duration;

    /**
     * @param run tells this process from all others, also from an earlier one of the same name; its
     *     database sessions carry it as application_name
     */
    LeaseTable(Connection connection, String owner, String run, Duration duration) {
        this.connection = connection;
        this.owner = owner;
        this.run = run;
        this.duration = duration.toMillis() + " milliseconds";
    }

    /** The new token where the lease was free, expired, or its holder is gone. */
    OptionalLong acquire(String name) throws SQLException {
        String holder = expiredHolder(name);
        try (PreparedStatement sql =
                connection.prepareStatement(
                        """
                        insert into lease as l (name, token, owner, run, backend, backend_start, renewed_at, expires_at)
                        select ?, 1, ?, ?, pid, backend_start, clock_timestamp(), clock_timestamp() + ?::interval
                        from pg_stat_activity where pid = pg_backend_pid()
                        on conflict (name) do update set
                            token = l.token + 1, owner = excluded.owner, run = excluded.run,
                            backend = excluded.backend, backend_start = excluded.backend_start,
                            renewed_at = excluded.renewed_at, expires_at = excluded.expires_at
                        where l.expires_at < clock_timestamp() or (l.renewed_at < clock_timestamp() - ?::interval
                            and not exists (select 1 from pg_stat_activity a
                                where a.pid = l.backend and a.backend_start = l.backend_start))
                        returning token
                        """)) {
            sql.setString(1, name);
            sql.setString(2, owner);
            sql.setString(3, run);
            sql.setString(4, duration);
            sql.setString(5, ABSENCE);
            try (ResultSet row = sql.executeQuery()) {
                if (!row.next()) {
                    return OptionalLong.empty();
                }
                long token = row.getLong(1);
                endSessionsOf(holder);
                return OptionalLong.of(token);
            }
        }
    }

    private String expiredHolder(String name) throws SQLException {
        try (PreparedStatement sql =
                connection.prepareStatement("select run from lease where name = ?")) {
            sql.setString(1, name);
            try (ResultSet row = sql.executeQuery()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    /** A paused holder may sit in the middle of a transaction and hold row locks. */
    private void endSessionsOf(String holder) throws SQLException {
        if (holder.isEmpty() || holder.equals(run)) {
            return;
        }
        try (PreparedStatement sql =
                connection.prepareStatement(
                        """
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where application_name = ? and datname = current_database()
                        """)) {
            sql.setString(1, holder);
            sql.executeQuery().close();
        }
    }

    /** Those of {@code names} that this process still holds, with their tokens, renewed. */
    Map<String, Long> renew(Collection<String> names) throws SQLException {
        Map<String, Long> held = new HashMap<>();
        try (PreparedStatement sql =
                connection.prepareStatement(
                        """
                        update lease set renewed_at = clock_timestamp(), expires_at = clock_timestamp() + ?::interval,
                            backend = a.pid, backend_start = a.backend_start
                        from pg_stat_activity a
                        where a.pid = pg_backend_pid() and name = any(?) and run = ? returning name, token
                        """)) {
            sql.setString(1, duration);
            sql.setArray(2, connection.createArrayOf("text", names.toArray()));
            sql.setString(3, run);
            try (ResultSet row = sql.executeQuery()) {
                while (row.next()) {
                    held.put(row.getString(1), row.getLong(2));
                }
            }
        }
        return held;
    }

    /** Gives back, so that another instance need not wait. */
    void release(Collection<String> names) throws SQLException {
        try (PreparedStatement sql =
                connection.prepareStatement(
                        "update lease set expires_at = '-infinity', run = '' where name = any(?) and run = ?")) {
            sql.setArray(1, connection.createArrayOf("text", names.toArray()));
            sql.setString(2, run);
            sql.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
