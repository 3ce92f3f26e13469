package io.interlock.simulators.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/**
 * A short name of one run, never given twice: the second it started, or one more than the last run
 * on the same directory. Identifiers are this stamp and a counter.
 */
public record RunStamp(String value) {

    public static RunStamp next(Path directory, Instant now) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve("last-run");
            long last = Files.exists(file) ? Long.parseLong(Files.readString(file).strip(), 36) : 0;
            long stamp = Math.max(now.getEpochSecond(), last + 1);
            String text = Long.toString(stamp, 36).toUpperCase(Locale.ROOT);
            Files.writeString(file, text);
            return new RunStamp(text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + directory, e);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
