package io.interlock.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Memory of a process and its children as Linux counts it, shared pages divided among sharers. */
public final class Memory {
    private Memory() {}

    /** In MiB; 0 where {@code /proc} does not tell. */
    public static long mebibytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                        .mapToLong(Memory::kibibytes)
                        .sum()
                / 1024;
    }

    /** The process alone, in MiB. */
    public static long mebibytesAlone(ProcessHandle process) {
        return kibibytes(process) / 1024;
    }

    private static long kibibytes(ProcessHandle process) {
        Path file = Path.of("/proc", Long.toString(process.pid()), "smaps_rollup");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }
}
