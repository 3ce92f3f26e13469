package io.interlock.routing.policy.adapter;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * On duty while this instance holds the channel's lock in the database. A lost connection ends
 * duty, for then another instance may have it. One thread owns the connection and does everything.
 */
public final class PublisherDuty implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(PublisherDuty.class);
    private static final int BEAT_MILLIS = 250;

    private final Connections connections;
    private final String channel;
    private final Duty duty;
    private boolean onDuty; // of the thread
    private volatile @Nullable Thread thread;

    public PublisherDuty(Connections connections, String channel, Duty duty) {
        this.connections = connections;
        this.channel = channel;
        this.duty = duty;
    }

    /** Opens connections that nobody else uses; they answer within their timeouts or fail. */
    public interface Connections {
        Connection open() throws SQLException;
    }

    /** What is done by one instance at a time. */
    public interface Duty {
        void begin();

        /** Another value under {@code key}, committed by whichever instance. */
        void changed(String key);

        void end();
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            try (Connection connection = connections.open()) {
                serve(connection);
            } catch (SQLException e) {
                LOG.atWarn()
                        .addKeyValue("channel", channel)
                        .setCause(e)
                        .log("The database does not answer: publishing is left to who has it");
            } finally {
                end();
            }
            try {
                TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void serve(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("listen " + channel);
        }
        PGConnection postgres = connection.unwrap(PGConnection.class);
        while (thread == Thread.currentThread()) {
            if (!onDuty && locked(connection)) {
                onDuty = true;
                LOG.atInfo().addKeyValue("channel", channel).log("Publishing from now on");
                duty.begin();
            }
            PGNotification[] told = postgres.getNotifications(BEAT_MILLIS);
            for (PGNotification each : told == null ? new PGNotification[0] : told) {
                if (onDuty) {
                    duty.changed(each.getParameter());
                }
            }
            alive(connection);
        }
    }

    private boolean locked(Connection connection) throws SQLException {
        try (PreparedStatement sql =
                connection.prepareStatement(
                        "select pg_try_advisory_lock(hashtextextended(?, 0))")) {
            sql.setString(1, channel);
            try (ResultSet row = sql.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void alive(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement()) {
            sql.execute("select 1");
        }
    }

    private void end() {
        if (onDuty) {
            onDuty = false;
            duty.end();
            LOG.atInfo().addKeyValue("channel", channel).log("Publishing no more");
        }
    }

    @Override
    public void start() {
        Thread started = Thread.ofPlatform().daemon().name("duty-" + channel).unstarted(this::run);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            try {
                running.join(Duration.ofSeconds(5));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
