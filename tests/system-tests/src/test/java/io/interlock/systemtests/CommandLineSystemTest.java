package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.localstack.Home;
import io.interlock.localstack.plan.Ports;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FreePorts;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./interlock} as a user types it; and an OMS of somebody else in the place of the
 * simulator. First of all tests: its platform would compete with the shared one for the cores.
 */
@Order(1)
class CommandLineSystemTest {
    @TempDir Path directory;

    /** What a command printed and how it ended. */
    private record Result(int code, String text) {}

    @Test
    void anotherOmsTakesTheSimulatorsPlace() throws Exception {
        int offset = freeOffset();
        Ports ports = Ports.standard().shiftedBy(offset);
        String data = directory.resolve("data").toString();
        try (StandInOms oms =
                new StandInOms(
                        "OMSA",
                        ports.of("oms-a-primary"),
                        ports.of("oms-a-secondary"),
                        ports.of("oms-a-drop-copy"))) {
            Result up =
                    interlock(
                            "up",
                            "--detach",
                            "--no-flow",
                            "--no-training",
                            "--data",
                            data,
                            "--port-offset",
                            Integer.toString(offset),
                            "--without",
                            "oms-a",
                            "--without",
                            "trader",
                            "--without",
                            "dropcopy-recon-service",
                            "--without",
                            "ops-api");
            assertThat(up.text()).contains("Interlock is ready");
            assertThat(up.code()).isZero();

            JsonNode status =
                    JsonMapper.shared()
                            .readTree(interlock("status", "--json", "--data", data).text());
            assertThat(status.toString()).contains("fix-gateway").doesNotContain("CRASHED");

            Eventually.within(Duration.ofSeconds(60))
                    .passes(() -> {
                        Result order =
                                interlock(
                                        "order", "--data", data, "buy", "10000", "EURUSD",
                                        "market");
                        assertThat(order.text()).contains("1.23456");
                        assertThat(order.code()).isZero();
                    });
        } finally {
            assertThat(interlock("down", "--data", data).code()).isZero();
        }
        for (int port : ports.byName().values()) {
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(free.isBound()).isTrue();
            }
        }
    }

    @Test
    void aTakenPortIsOneLineThatSaysWhatToDo() throws Exception {
        int offset = freeOffset();
        int taken = Ports.standard().shiftedBy(offset).of("ops-api");
        try (ServerSocket other = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
            Result up =
                    interlock(
                            "up",
                            "--detach",
                            "--data",
                            directory.resolve("taken").toString(),
                            "--port-offset",
                            Integer.toString(offset));
            assertThat(other.isBound()).isTrue();
            assertThat(up.code()).isNotZero();
            assertThat(up.text()).contains(Integer.toString(taken)).contains("--port");
        }
    }

    /** An offset at which every standard port is free. */
    private static int freeOffset() {
        for (int offset = 20_000; offset < 40_000; offset += 1_000) {
            if (Ports.standard().shiftedBy(offset).byName().values().stream()
                    .allMatch(FreePorts::isFree)) {
                return offset;
            }
        }
        throw new IllegalStateException("no free ports");
    }

    @Test
    void operationsHaveACommandLineOfTheirOwn() throws Exception {
        Result help = run("interlockctl", "--help");
        assertThat(help.code()).as(help.text()).isZero();
        assertThat(help.text()).contains("sessions", "breaks", "Exit codes");
    }

    private static Result interlock(String... arguments) throws IOException, InterruptedException {
        return run("interlock", arguments);
    }

    private static Result run(String script, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Home.find().root().resolve(script).toString()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("interlock", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        // the jars are those that this build has made
        builder.environment().put("INTERLOCK_NO_BUILD", "1");
        Process process = builder.start();
        process.getOutputStream().close();
        if (!process.waitFor(6, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        System.out.println(text.indent(2));
        return new Result(process.waitFor(), text);
    }
}
