package io.interlock.routing.duty;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.testkit.TestPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublisherDutyIT {
    private static final String CHANNEL = "try_channel";

    private final TestPostgres.Database database = TestPostgres.database(PublisherDutyIT.class);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final PublisherDuty first = duty("first");
    private final PublisherDuty second = duty("second");

    private Connection open() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private PublisherDuty duty(String name) {
        return new PublisherDuty(
                this::open,
                CHANNEL,
                new PublisherDuty.Duty() {
                    @Override
                    public void begin() {
                        told.add(name + " begins");
                    }

                    @Override
                    public void changed(String key) {
                        told.add(name + " hears " + key);
                    }

                    @Override
                    public void end() {
                        told.add(name + " ends");
                    }
                });
    }

    private void sql(String text) throws SQLException {
        try (Connection connection = open();
                Statement sql = connection.createStatement()) {
            sql.execute(text);
        }
    }

    private void tells(String... expected) {
        eventually(() -> assertThat(told).containsExactly(expected));
    }

    @AfterEach
    void stop() {
        first.stop();
        second.stop();
    }

    @Test
    void oneIsOnDutyAndHearsWhatAnyoneCommits() throws SQLException {
        first.start();
        tells("first begins");
        second.start();
        sql("notify " + CHANNEL + ", 'gold'");
        tells("first begins", "first hears gold");
        first.stop();
        tells("first begins", "first hears gold", "first ends", "second begins");
    }

    @Test
    void aLostConnectionEndsDuty() throws SQLException {
        first.start();
        tells("first begins");
        sql(
                """
                select pg_terminate_backend(pid) from pg_locks
                where locktype = 'advisory' and pid <> pg_backend_pid()
                and database = (select oid from pg_database where datname = current_database())
                """);
        tells("first begins", "first ends", "first begins");
    }
}
