package io.interlock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.benchmarks.report.Comparison;
import io.interlock.benchmarks.report.ResultFiles;
import io.interlock.benchmarks.report.Spread;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works; how fast anything is, it does not judge. */
class SessionRateIT {
    @Test
    void ordersOfTheSyncedStoreAreCountedOnTheWire(@TempDir Path directory) throws Exception {
        SessionRate.Plan plan =
                new SessionRate.Plan(
                        List.of(SessionRate.SYNCED), 1, 0, 0, Duration.ofMillis(1_500));

        Comparison result = new SessionRate(plan, directory.resolve("data"), directory).run();

        assertThat(result.figures())
                .hasSize(2)
                .flatExtracting(figure -> figure.bySide().values())
                .extracting(Spread::median)
                .hasSize(2)
                .allSatisfy(median -> assertThat(median).isPositive());
        assertThat(ResultFiles.write(result, directory)).allMatch(Files::exists);
    }
}
