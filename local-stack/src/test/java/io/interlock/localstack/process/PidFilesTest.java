package io.interlock.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFilesTest {
    @TempDir Path directory;

    @Test
    void livingProcessIsFoundAndEndedBySweeping() throws IOException {
        PidFiles files = new PidFiles(directory);
        Process process = new ProcessBuilder("sleep", "600").start();
        files.write("sleeper", process.toHandle());
        assertThat(files.living("sleeper")).contains(process.toHandle());

        assertThat(files.sweep()).containsExactly("sleeper");

        assertThat(process.isAlive()).isFalse();
        assertThat(files.names()).isEmpty();
    }

    @Test
    void strangerWithTheSameProcessIdIsLeftAlone() throws IOException {
        PidFiles files = new PidFiles(directory);
        Files.writeString(
                directory.resolve("old.pid"), ProcessHandle.current().pid() + "\n1000000000000\n");

        assertThat(files.living("old")).isEmpty();
        assertThat(files.sweep()).isEmpty();
    }
}
