package io.interlock.localstack;

import io.interlock.localstack.process.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the launcher tells the other commands, written to a file whenever it changes.
 *
 * @param ports all ports by name
 */
public record RunState(
        long launcher,
        Instant started,
        boolean ready,
        String console,
        Map<String, Integer> ports,
        List<PartState> parts) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * @param pid 0 while there is no process
     */
    public record PartState(
            String name,
            Status status,
            String detail,
            long pid,
            Map<String, Integer> ports,
            int restarts,
            String log) {}

    /** Replaces the file whole; of two writers at once the later one stands. */
    public void write(Path file) {
        try {
            Path fresh = Files.createTempFile(file.getParent(), "state", ".new");
            Files.writeString(fresh, json());
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String json() {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this);
    }

    public static Optional<RunState> read(Path file) {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(Files.readString(file), RunState.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }
}
