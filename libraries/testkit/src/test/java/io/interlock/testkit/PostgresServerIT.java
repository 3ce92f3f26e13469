package io.interlock.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {
    @TempDir Path directory;

    @Test
    void dataPasswordsAndDurabilityOutliveTheServer() throws SQLException {
        try (PostgresServer server = start()) {
            server.createRole("orders", "s3cret");
            server.createDatabase("orders", "orders");
            query(server.url("orders"), "CREATE TABLE fill (id int); SELECT 1");
        }
        try (PostgresServer server = start()) {
            server.createRole("orders", "s3cret");
            server.createDatabase("orders", "orders");

            assertThat(query(server.url("orders"), "SELECT count(*) FROM fill")).isEqualTo("0");
            for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                assertThat(query(server.url("orders"), "SHOW " + setting)).isEqualTo("on");
            }
            assertThatThrownBy(() ->
                            DriverManager.getConnection(server.url("orders"), "orders", "guess"))
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void orphanOfAKilledJvmIsStoppedFirst() throws Exception {
        Path data = directory.resolve("pg");
        new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledOwner.class.getName(),
                        data.toString())
                .inheritIO()
                .start()
                .waitFor();
        ProcessHandle orphan = Postmaster.in(data).orElseThrow().process();
        assertThat(orphan.isAlive()).isTrue();

        try (PostgresServer server = start()) {
            assertThat(orphan.isAlive()).isFalse();
            assertThat(server.process()).isPresent().get().isNotEqualTo(orphan);
        }
    }

    /** Starts a server and dies without a word. */
    static final class KilledOwner {
        public static void main(String[] arguments) {
            PostgresServer.at(Path.of(arguments[0])).password("super").start();
            Runtime.getRuntime().halt(137);
        }
    }

    @Test
    void everyTestDatabaseIsEmptyAndItsOwn() throws SQLException {
        TestPostgres.Database one = TestPostgres.database(PostgresServerIT.class);
        TestPostgres.Database two = TestPostgres.database(PostgresServerIT.class);

        assertThat(one.url()).isNotEqualTo(two.url());
        try (Connection connection =
                DriverManager.getConnection(two.url(), two.user(), two.password())) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    private PostgresServer start() {
        return PostgresServer.at(directory.resolve("pg")).password("super").start();
    }

    private static String query(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "orders", "s3cret");
                Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                result.next();
                return result.getString(1);
            }
        }
    }
}
