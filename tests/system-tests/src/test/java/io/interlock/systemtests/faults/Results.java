package io.interlock.systemtests.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The verdicts of scenarios, a line each in a file that outlives the run: so a long run can be
 * bounded, and go on where it ended.
 */
final class Results {
    private static final Path FILE =
            Path.of(System.getProperty("faults.results", "target/faults/results.tsv"));
    private static final String AGREE = "agree";

    private Results() {}

    /** Why the scenario is not played now; empty where it is. */
    static Optional<String> passOver(String scenario, long seed) {
        long minutes = Long.getLong("faults.minutes", 0);
        Duration running = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
        if (Boolean.getBoolean("faults.resume") && hasPassed(scenario, seed)) {
            return Optional.of("it has passed with seed " + seed);
        }
        return minutes > 0 && running.toMinutes() >= minutes
                ? Optional.of(minutes + " minutes are over; --resume goes on from here")
                : Optional.empty();
    }

    private static boolean hasPassed(String scenario, long seed) {
        return lines().stream()
                .map(line -> line.split("\t", -1))
                .anyMatch(line ->
                        line[1].equals(scenario)
                                && line[2].equals(Long.toString(seed))
                                && line[7].equals(AGREE));
    }

    /** Time, scenario, seed, injections, orders, reports, seconds to recover at worst, verdict. */
    static void add(
            String scenario,
            long seed,
            int injections,
            long orders,
            long reports,
            String worst,
            int violations) {
        String line =
                String.join(
                        "\t",
                        Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                        scenario,
                        Long.toString(seed),
                        Integer.toString(injections),
                        Long.toString(orders),
                        Long.toString(reports),
                        worst,
                        violations == 0 ? AGREE : violations + " violations");
        try {
            Files.createDirectories(FILE.toAbsolutePath().getParent());
            Files.writeString(
                    FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines() {
        try {
            return Files.exists(FILE) ? Files.readAllLines(FILE) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
