package io.interlock.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code <name>.pid} files with process id and start time, so that an id that was used again by a
 * stranger is never mistaken for ours.
 */
public record PidFiles(Path directory) {
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public void write(String name, ProcessHandle process) {
        String text =
                process.pid()
                        + "\n"
                        + process.info().startInstant().orElseGet(Instant::now).toEpochMilli()
                        + "\n";
        try {
            Files.createDirectories(directory);
            Files.writeString(file(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The process the file names, if it still lives. */
    public Optional<ProcessHandle> living(String name) {
        if (!Files.exists(file(name))) {
            return Optional.empty();
        }
        try {
            List<String> lines = Files.readAllLines(file(name));
            if (lines.size() < 2) {
                return Optional.empty();
            }
            Instant started = Instant.ofEpochMilli(Long.parseLong(lines.get(1)));
            return ProcessHandle.of(Long.parseLong(lines.get(0)))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedAt(process, started));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean startedAt(ProcessHandle process, Instant started) {
        return process.info()
                .startInstant()
                .filter(at -> Duration.between(at, started).abs().compareTo(TOLERANCE) <= 0)
                .isPresent();
    }

    /** Names of all files here. */
    public List<String> names() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".pid"))
                    .map(name -> name.substring(0, name.length() - ".pid".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends at once what is still running of a launcher that is gone; returns the names. */
    public List<String> sweep() {
        return names().stream().filter(this::end).toList();
    }

    private boolean end(String name) {
        Optional<ProcessHandle> left = living(name);
        left.ifPresent(process -> {
            process.destroyForcibly();
            process.onExit().join();
        });
        remove(name);
        return left.isPresent();
    }

    private Path file(String name) {
        return directory.resolve(name + ".pid");
    }
}
