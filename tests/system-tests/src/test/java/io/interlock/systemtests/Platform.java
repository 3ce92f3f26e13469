package io.interlock.systemtests;

import io.interlock.localstack.Home;
import io.interlock.localstack.LocalStack;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The one platform of this JVM: everything but the endless order flow, on free ports, in a fresh
 * directory.
 */
final class Platform {
    private static @Nullable LocalStack running;
    private static final AtomicInteger names = new AtomicInteger();
    private static final AtomicInteger clients = new AtomicInteger();
    private static final int EXTRA_CLIENTS = 40;
    private static final String PASSWORD = "outside";

    private Platform() {}

    static synchronized LocalStack stack() {
        if (running == null) {
            try {
                Path data = Files.createTempDirectory("interlock-system-tests");
                running =
                        LocalStack.builder()
                                .data(data)
                                .configuration(withExtraClients(data.resolve("test-config")))
                                .freePorts()
                                .noFlow()
                                .kafkaApart()
                                .startLimit(Duration.ofMinutes(6))
                                .reporter(line -> System.out.println("  | " + line))
                                .stopAtExit(() -> {})
                                .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ready();
        }
        return running;
    }

    /** The configuration of the repository, with client sessions that no simulator uses. */
    private static Path withExtraClients(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path shipped = Home.find().configuration();
        // integrity is proven here, not speed: a busy machine must not make orders stale
        String gateway =
                Files.readString(shipped.resolve("fix-gateway.yaml"))
                        .replace("gate: ENFORCE,", "gate: ENFORCE, max-age: 60s,");
        StringBuilder clients = new StringBuilder("    clients:\n");
        for (int i = 1; i <= EXTRA_CLIENTS; i++) {
            clients.append("      - { comp-id: EXT")
                    .append(i)
                    .append(", environment: LIVE, max-age: 60s, password: ");
            clients.append(PASSWORD).append(" }\n");
        }
        Files.writeString(
                directory.resolve("fix-gateway.yaml"), gateway.replace("    clients:\n", clients));
        Files.writeString(
                directory.resolve("routing-service.yaml"),
                Files.readString(shipped.resolve("routing-service.yaml"))
                        + """
                            misprice:
                              rules:
                                - { name: krone, symbols: [USDNOK], deviation-bps: 50, dwell: 300ms, calm: 300ms }
                        """);
        // targets of alerts are on the loopback here; what is looked at rarely is to be seen soon
        Files.writeString(
                directory.resolve("application.yaml"),
                """
                interlock:
                  ops.alerts: { allowed-networks: 127.0.0.0/8, usual: 2s }
                  audit.verify-every: 2s
                """);
        return directory;
    }

    /** Every OMS link answers and the accounts of the CRM simulator may trade. */
    private static void ready() {
        Eventually.within(Duration.ofMinutes(2))
                .is(
                        "all OMS sessions active",
                        () ->
                                ops().items("/api/v1/fix-sessions").stream()
                                                .filter(s -> s.path("oms").isString())
                                                .filter(s ->
                                                        s.path("state").asString().equals("ACTIVE"))
                                                .count()
                                        == 6);
        Eventually.within(Duration.ofMinutes(2))
                .is(
                        "L1005 may trade",
                        () ->
                                ops().get("/api/v1/accounts/L1005")
                                        .path("tradingEnabled")
                                        .asBoolean());
    }

    /** ops-api as the user of the operations desk, who may do everything. */
    static Rest ops() {
        return as("ops");
    }

    static Rest as(String user) {
        LocalStack stack = running == null ? stack() : running;
        return new Rest(stack.url("ops-api"), () -> stack.token(user));
    }

    /** The control port of a simulator: oms-a, oms-b, trader, crm. */
    static Rest control(String simulator) {
        return new Rest(stack().url(simulator), () -> "");
    }

    /** A FIX session of a client that has not been used before in this platform, logged on. */
    static FixSocket client() throws IOException {
        FixSocket socket = stranger();
        socket.logon(PASSWORD);
        socket.receiveWith("|35=A|");
        return socket;
    }

    /** The same, connected only. */
    static FixSocket stranger() throws IOException {
        int number = clients.incrementAndGet();
        if (number > EXTRA_CLIENTS) {
            throw new IllegalStateException("more client sessions needed, raise EXTRA_CLIENTS");
        }
        return FixSocket.connect("EXT" + number, "INTERLOCK", stack().port("fix"), 1);
    }

    /** Changes a service's database from outside; returns how many rows. */
    static int sql(String database, String statement) throws SQLException {
        LocalStack stack = stack();
        try (Connection connection =
                        DriverManager.getConnection(
                                stack.jdbcUrl(database),
                                database,
                                stack.credentials().database(database));
                Statement sql = connection.createStatement()) {
            return sql.executeUpdate(statement);
        }
    }

    /** A ClOrdID or CRM client that nobody else uses. */
    static String fresh(String prefix) {
        return prefix + "-" + names.incrementAndGet();
    }
}
