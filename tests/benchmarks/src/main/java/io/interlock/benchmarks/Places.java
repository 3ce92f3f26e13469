package io.interlock.benchmarks;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a benchmark finds what it measures and leaves what it found; options of each of them. */
final class Places {
    @Option(
            names = "--home",
            defaultValue = "${sys:interlock.home:-.}",
            description = "The checkout whose built services are measured.")
    private Path home = Path.of(".");

    @Option(names = "--out", description = "For table, JSON and picture; target/bench in --home.")
    private @Nullable Path out;

    @Option(names = "--data", description = "Stores and logs of the processes; data in --out.")
    private @Nullable Path data;

    Path home() {
        return home.toAbsolutePath().normalize();
    }

    Path out() {
        return out == null ? home().resolve("target/bench") : out.toAbsolutePath();
    }

    Path data() {
        return data == null ? out().resolve("data") : data.toAbsolutePath();
    }
}
