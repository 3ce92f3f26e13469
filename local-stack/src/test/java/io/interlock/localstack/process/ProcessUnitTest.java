package io.interlock.localstack.process;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessUnitTest {
    @TempDir Path directory;

    private final List<String> said = Collections.synchronizedList(new ArrayList<>());
    private @Nullable ProcessUnit unit;

    @AfterEach
    void stop() {
        if (unit != null) {
            unit.stop();
        }
    }

    @Test
    void crashIsToldWithTheEndOfTheLogAndStartedAgain() {
        ProcessUnit crashing = run("echo bad thing; exit 3");

        eventually(() -> assertThat(crashing.restarts()).isPositive());

        assertThat(said)
                .startsWith(
                        "service ended with code 3; starts again in 1 s. Its log ends:",
                        "    bad thing");
    }

    @Test
    void readyOnceItsProbesAnswer() {
        ProcessUnit running = run("sleep 600");
        running.probe();

        assertThat(running.status()).isEqualTo(Status.READY);
        assertThat(new PidFiles(directory).living("service")).isEqualTo(running.process());
    }

    @Test
    void killedStaysDown() {
        ProcessUnit running = run("sleep 600");
        ProcessHandle process = running.process().orElseThrow();

        running.kill();

        assertThat(process.isAlive()).isFalse();
        assertThat(running.status()).isEqualTo(Status.STOPPED);
        assertThat(said).isEmpty();
    }

    @Test
    void pausedProcessCanBeStopped() {
        ProcessUnit running = run("sleep 600");
        ProcessHandle process = running.process().orElseThrow();
        running.pause();
        assertThat(running.status()).isEqualTo(Status.PAUSED);

        running.stop();

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void childDiesWithItsKilledLauncher() throws Exception {
        new ProcessBuilder(
                        StartUpCache.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledLauncher.class.getName(),
                        directory.toString())
                .inheritIO()
                .start()
                .waitFor();

        // by the kernel where setpriv is, by the next start everywhere
        new PidFiles(directory).sweep();

        long child = Long.parseLong(Files.readString(directory.resolve("child")));
        eventually(() -> assertThat(ProcessHandle.of(child)).isEmpty());
    }

    /** Starts a child and dies without a word. */
    static final class KilledLauncher {
        public static void main(String[] arguments) throws IOException {
            Path directory = Path.of(arguments[0]);
            ProcessUnit unit =
                    new ProcessUnit(
                            launch(directory, "sleep 600"), new PidFiles(directory), l -> {});
            unit.start();
            long pid = unit.process().orElseThrow().pid();
            Files.writeString(directory.resolve("child"), Long.toString(pid));
            Runtime.getRuntime().halt(137);
        }
    }

    private ProcessUnit run(String script) {
        ProcessUnit started =
                new ProcessUnit(launch(directory, script), new PidFiles(directory), said::add);
        unit = started;
        started.start();
        return started;
    }

    private static Launch launch(Path directory, String script) {
        return new Launch(
                "service",
                List.of("/bin/sh", "-c", script),
                Map.of(),
                directory.resolve("service.log"),
                List.of());
    }
}
