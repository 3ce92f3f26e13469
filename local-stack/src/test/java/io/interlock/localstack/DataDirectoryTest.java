package io.interlock.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.interlock.localstack.plan.Credentials;
import io.interlock.localstack.plan.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
    @TempDir Path path;
    private DataDirectory data = new DataDirectory(Path.of(""));

    @BeforeEach
    void prepare() {
        data = new DataDirectory(path.resolve("data"));
        data.prepare();
    }

    @Test
    void credentialsAreMadeOnceAndReadableByTheOwnerOnly() throws Exception {
        Credentials made = data.credentials();

        assertThat(data.credentials()).isEqualTo(made);
        assertThat(made.user("ops")).hasSize(20).isNotEqualTo(made.user("viewer"));
        assertThat(made.crmWebhook()).startsWith("whsec_");
        assertThat(Files.getPosixFilePermissions(data.credentialsFile()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void secondLauncherIsToldWhatToDo() throws Exception {
        try (AutoCloseable held = data.lock()) {
            assertThat(held).isNotNull();
            assertThatThrownBy(data::lock)
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining("./interlock down");
        }
        data.lock().close();
    }

    @Test
    void placeThatCannotBeWrittenIsSaid() throws Exception {
        Path file = Files.writeString(path.resolve("file"), "x");

        assertThatThrownBy(() -> new DataDirectory(file.resolve("data")).prepare())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("Cannot write to")
                .hasMessageContaining("--data DIR");
    }
}
