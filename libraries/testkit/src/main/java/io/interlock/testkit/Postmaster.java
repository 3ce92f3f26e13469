package io.interlock.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The running server of a data directory, as its {@code postmaster.pid} names it. The file outlives
 * a crash and process ids are used again, so the process must also look like postgres and have
 * started when the file says.
 */
public record Postmaster(ProcessHandle process, int port) {
    private static final Duration START_TOLERANCE = Duration.ofSeconds(10);

    public static Optional<Postmaster> in(Path dataDirectory) {
        Path file = dataDirectory.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return read(Files.readAllLines(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static Optional<Postmaster> read(List<String> lines) {
        if (lines.size() < 4) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).trim()));
        int port = Integer.parseInt(lines.get(3).trim());
        return ProcessHandle.of(Long.parseLong(lines.get(0).trim()))
                .filter(process -> isPostgres(process, started))
                .map(process -> new Postmaster(process, port));
    }

    private static boolean isPostgres(ProcessHandle process, Instant started) {
        ProcessHandle.Info info = process.info();
        return info.command().filter(c -> Path.of(c).endsWith("postgres")).isPresent()
                && info.startInstant()
                        .filter(at ->
                                Duration.between(at, started).abs().compareTo(START_TOLERANCE) < 0)
                        .isPresent();
    }

    /** Fast shutdown: sessions end, the data is clean; immediate after 10 s. */
    public void stop() {
        signal("-INT");
        if (!exits(Duration.ofSeconds(10))) {
            signal("-QUIT");
            exits(Duration.ofSeconds(5));
        }
    }

    /** Java has no word for SIGINT and SIGQUIT, and SIGTERM waits for the clients to leave. */
    private void signal(String name) {
        try {
            new ProcessBuilder("kill", name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot signal postgres", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean exits(Duration limit) {
        try {
            process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
