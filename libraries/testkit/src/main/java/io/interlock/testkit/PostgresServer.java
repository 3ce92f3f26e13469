package io.interlock.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A real PostgreSQL 18 on loopback that keeps its data in a directory. Durable unless told
 * otherwise ({@link Builder#fast}). A server that a killed JVM left running on the directory is
 * stopped first.
 */
public final class PostgresServer implements AutoCloseable {
    public static final String SUPERUSER = "postgres";

    private static final Path BINARIES =
            Path.of(System.getProperty("java.io.tmpdir"), "interlock-postgres");

    private final EmbeddedPostgres server;
    private final Path directory;
    private final String password;

    private PostgresServer(EmbeddedPostgres server, Path directory, String password) {
        this.server = server;
        this.directory = directory;
        this.password = password;
    }

    public static Builder at(Path dataDirectory) {
        return new Builder(dataDirectory);
    }

    public int port() {
        return server.getPort();
    }

    public String password() {
        return password;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
    }

    /** The server process, for tests that kill or pause it. */
    public Optional<ProcessHandle> process() {
        return Postmaster.in(directory).map(Postmaster::process);
    }

    /** Creates the database, owned by the superuser, if it does not exist. */
    public void createDatabase(String name) {
        createDatabase(name, SUPERUSER);
    }

    /** Creates the role, or gives an existing one this password. */
    public void createRole(String name, String rolePassword) {
        String verb = exists("SELECT FROM pg_roles WHERE rolname = '" + name + "'");
        execute(verb + " ROLE \"" + name + "\" LOGIN PASSWORD '" + rolePassword + "'");
    }

    public void createDatabase(String name, String owner) {
        if (exists("SELECT FROM pg_database WHERE datname = '" + name + "'").equals("CREATE")) {
            execute("CREATE DATABASE \"" + name + "\" OWNER \"" + owner + "\"");
        }
    }

    private String exists(String query) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? "ALTER" : "CREATE";
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    private void execute(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("PostgreSQL refused: " + e.getMessage(), e);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), SUPERUSER, password);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How to start one; durable by default. */
    public static final class Builder {
        private final Path directory;
        private final Map<String, String> settings = new LinkedHashMap<>();
        private Path binaries = BINARIES;
        private String password = SUPERUSER;
        private boolean secured;
        private int port;
        private ProcessBuilder.Redirect log = ProcessBuilder.Redirect.DISCARD;

        private Builder(Path directory) {
            this.directory = directory;
            durability("on");
            settings.put("listen_addresses", "127.0.0.1");
            settings.put("unix_socket_directories", "");
            settings.put("max_connections", "100");
            settings.put("shared_buffers", "32MB");
            settings.put("timezone", "UTC");
        }

        /** A fixed port; without it any free one. */
        public Builder port(int fixed) {
            this.port = fixed;
            return this;
        }

        /** Where the server's programs are unpacked and kept. */
        public Builder binaries(Path path) {
            this.binaries = path;
            return this;
        }

        /** Asks everybody for a password (SCRAM); without it loopback is trusted. */
        public Builder password(String superuserPassword) {
            this.password = superuserPassword;
            this.secured = true;
            return this;
        }

        public Builder log(Path file) {
            this.log = ProcessBuilder.Redirect.appendTo(file.toFile());
            return this;
        }

        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        /** No fsync: for data that dies with the test. */
        public Builder fast() {
            return durability("off");
        }

        private Builder durability(String onOrOff) {
            settings.put("fsync", onOrOff);
            settings.put("synchronous_commit", onOrOff);
            settings.put("full_page_writes", onOrOff);
            return this;
        }

        public PostgresServer start() {
            Postmaster.in(directory).ifPresent(Postmaster::stop);
            try {
                Files.createDirectories(directory);
                Files.createDirectories(binaries);
                PostgresServer started = new PostgresServer(launch(), directory, password);
                if (secured) {
                    askForPasswords(started);
                }
                return started;
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "PostgreSQL does not start in " + directory + ": " + e.getMessage(), e);
            }
        }

        private EmbeddedPostgres launch() throws IOException {
            EmbeddedPostgres.Builder builder =
                    EmbeddedPostgres.builder()
                            .setDataDirectory(directory)
                            .setCleanDataDirectory(false)
                            .setRegisterShutdownHook(false)
                            .setOverrideWorkingDirectory(binaries.toFile())
                            .setPGStartupWait(Duration.ofSeconds(60))
                            .setOutputRedirector(log)
                            .setErrorRedirector(log);
            builder.setConnectConfig("password", password);
            settings.forEach(builder::setServerConfig);
            if (port != 0) {
                builder.setPort(port);
            }
            return builder.start();
        }

        private void askForPasswords(PostgresServer started) throws IOException {
            Path access = directory.resolve("pg_hba.conf");
            String wanted = "host all all 127.0.0.1/32 scram-sha-256\n";
            if (Files.readString(access).equals(wanted)) {
                return;
            }
            started.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            Files.writeString(access, wanted);
            started.execute("SELECT pg_reload_conf()");
        }
    }
}
