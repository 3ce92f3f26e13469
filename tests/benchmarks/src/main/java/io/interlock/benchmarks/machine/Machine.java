package io.interlock.benchmarks.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the figures were taken on. */
public final class Machine {
    private Machine() {}

    /** Processor, cores, memory, kernel and Java, in one line. */
    public static String describe() throws IOException {
        String model = value(Path.of("/proc/cpuinfo"), "model name");
        long kib =
                Long.parseLong(value(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", ""));
        return "%d x %s, %d GiB, Linux %s, Java %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        model,
                        Math.round(kib / 1048576.0),
                        System.getProperty("os.version"),
                        Runtime.version());
    }

    private static String value(Path file, String key) throws IOException {
        return Files.readString(file)
                .lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("0");
    }
}
