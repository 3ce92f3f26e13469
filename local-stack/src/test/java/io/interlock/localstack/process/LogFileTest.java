package io.interlock.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {
    @TempDir Path directory;

    @Test
    void tailIsTheLastLines() throws IOException {
        Path file = Files.writeString(directory.resolve("a.log"), "1\n2\n3\n");

        assertThat(new LogFile(file).tail(2)).containsExactly("2", "3");
        assertThat(new LogFile(directory.resolve("none.log")).tail(2)).isEmpty();
    }

    @Test
    void runBeforeIsKeptOnce() throws IOException {
        Path file = Files.writeString(directory.resolve("a.log"), "before");

        new LogFile(file).rotate();

        assertThat(file).doesNotExist();
        assertThat(directory.resolve("a.log.1")).hasContent("before");
    }

    @Test
    void followingPassesOnWhatIsAppended() throws IOException {
        Path file = Files.writeString(directory.resolve("a.log"), "old\n");
        StringBuilder heard = new StringBuilder();

        new LogFile(file)
                .follow(
                        heard::append,
                        () -> {
                            append(file, heard.isEmpty() ? "new\n" : "");
                            return !heard.isEmpty();
                        });

        assertThat(heard.toString()).startsWith("new\n").doesNotContain("old");
    }

    private static void append(Path file, String text) {
        try {
            Files.writeString(file, text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
