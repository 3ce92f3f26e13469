package io.interlock.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.interlock.localstack.plan.Part;
import io.interlock.localstack.plan.Ports;
import io.interlock.localstack.plan.Problem;
import io.interlock.localstack.process.Status;
import io.interlock.testkit.FreePorts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with its own servers; the system tests start the rest. */
class LocalStackIT {
    private static final String[] CHILDREN =
            Stream.of(Part.values())
                    .filter(part -> part.kind() != Part.Kind.INFRASTRUCTURE)
                    .map(Part::label)
                    .toArray(String[]::new);

    @TempDir Path data;

    @Test
    void dataTokensAndPasswordsOutliveARestart() throws SQLException {
        Ports ports = Ports.of(FreePorts.take(Ports.count()));
        String password;
        try (LocalStack stack = stack(ports).start()) {
            password = stack.credentials().user("ops");
            sql(stack, "CREATE TABLE kept (id int)");
            assertThat(stack.token("ops")).contains(".");
            assertThat(RunState.read(data.resolve("run/state.json")).orElseThrow().parts())
                    .extracting(RunState.PartState::name, RunState.PartState::status)
                    .containsExactly(
                            tuple("postgres", Status.READY),
                            tuple("kafka", Status.READY),
                            tuple("identity", Status.READY));
        }
        try (LocalStack stack = stack(ports).start()) {
            assertThat(stack.credentials().user("ops")).isEqualTo(password);
            sql(stack, "SELECT * FROM kept");
            stack.kill("postgres");
            assertThat(stack.status("postgres")).isEqualTo(Status.STOPPED);
            stack.start("postgres");
            sql(stack, "SELECT * FROM kept");
        }
    }

    @Test
    void takenPortIsToldWithTheWayOut() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports =
                    Ports.of(FreePorts.take(Ports.count()))
                            .with(Map.of("kafka", other.getLocalPort()));

            assertThatThrownBy(() -> stack(ports).start())
                    .isInstanceOf(Problem.class)
                    .hasMessage(StartUp.portIsTaken("kafka", other.getLocalPort()));
        }
    }

    private LocalStackBuilder stack(Ports ports) {
        return LocalStack.builder().data(data).ports(ports).without(CHILDREN);
    }

    private static void sql(LocalStack stack, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                stack.jdbcUrl("interlock_ops"),
                                "interlock_ops",
                                stack.credentials().database("interlock_ops"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
