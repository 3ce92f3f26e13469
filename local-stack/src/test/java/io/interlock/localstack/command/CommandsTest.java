package io.interlock.localstack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir Path data;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
    }

    @AfterEach
    void stopListening() {
        System.setOut(out);
        System.setErr(err);
    }

    @Test
    void statusOfNothingIsSaidAndCounted() {
        assertThat(run("status")).isEqualTo(3);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualTo("Interlock is not running on " + data + "\n");
    }

    @Test
    void statusOfNothingAsJson() {
        assertThat(run("status", "--json")).isEqualTo(3);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"ready\":false,\"parts\":[]}\n");
    }

    @Test
    void downOfNothingIsFine() {
        assertThat(run("down")).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("is not running");
    }

    @Test
    void unknownPartIsOneLine() {
        assertThat(run("up", "--without", "oms-c")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8).lines())
                .singleElement()
                .asString()
                .startsWith("There is no part named 'oms-c'. The parts are: ");
    }

    @Test
    void unknownPortIsOneLine() {
        assertThat(run("up", "--port", "consle=1")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("There is no port named 'consle'.");
    }

    @Test
    void tokenNeedsARunningStack() {
        assertThat(run("token", "ops")).isEqualTo(1);
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("start it with ./interlock up");
    }

    private int run(String command, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = command;
        all[1] = "--data";
        all[2] = data.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Commands.run(all);
    }
}
