package io.interlock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.benchmarks.pipeline.Side;
import io.interlock.benchmarks.report.Comparison;
import io.interlock.benchmarks.report.Comparison.Figure;
import io.interlock.benchmarks.report.ResultFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works; how fast anything is, it does not judge. */
class FixSessionsIT {
    @Test
    void sessionsBeatAndMessagesComeAgainBesideTheNaivePipelinesOrders(@TempDir Path directory)
            throws Exception {
        FixSessions.Plan plan =
                new FixSessions.Plan(
                        List.of(Side.NAIVE),
                        10,
                        600,
                        100,
                        Duration.ofMillis(500),
                        1,
                        Duration.ofSeconds(1),
                        200,
                        2,
                        200);

        Comparison result = new FixSessions(plan, directory.resolve("data"), directory).run();

        assertThat(result.notes()).singleElement().asString().startsWith("naive: p99 x ");
        assertThat(value(result, "10 sessions, order p99")).isPositive();
        assertThat(value(result, "10 sessions, Heartbeats to the gateway")).isPositive();
        assertThat(value(result, "10 sessions, heap live")).isPositive();
        assertThat(value(result, "while 200 messages are sent again, order p99")).isPositive();
        assertThat(value(result, "messages of one resend")).isBetween(190.0, 200.0);
        assertThat(ResultFiles.write(result, directory)).allMatch(Files::exists);
    }

    private static double value(Comparison result, String label) {
        return result.figures().stream()
                .filter(figure -> figure.label().equals(label))
                .map(Figure::bySide)
                .map(bySide -> bySide.get(Side.NAIVE.title()))
                .findFirst()
                .orElseThrow()
                .median();
    }
}
