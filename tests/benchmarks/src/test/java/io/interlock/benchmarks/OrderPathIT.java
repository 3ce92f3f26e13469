package io.interlock.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.benchmarks.pipeline.Side;
import io.interlock.benchmarks.report.Result;
import io.interlock.benchmarks.report.ResultFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works; how fast anything is, it does not judge. */
class OrderPathIT {
    @Test
    void everyOrderThroughTheNaivePipelineIsAnsweredAndTold(@TempDir Path directory)
            throws Exception {
        OrderPath.Plan plan =
                new OrderPath.Plan(
                        "order-path",
                        "Order path",
                        List.of(Side.NAIVE),
                        List.of(200),
                        1,
                        200,
                        Duration.ofMillis(500),
                        Duration.ofMillis(300),
                        Duration.ofSeconds(2),
                        false,
                        Duration.ofSeconds(1),
                        100,
                        100_000);

        Result result = new OrderPath(plan, directory.resolve("data"), directory).run();

        assertThat(result.settings()).containsKey("naive at rest, % of a core");
        assertThat(result.measurements())
                .singleElement()
                .satisfies(measured -> {
                    assertThat(measured.orders()).isEqualTo(400);
                    assertThat(measured.missing()).isZero();
                    assertThat(measured.rejected()).isZero();
                    assertThat(measured.latency().p50()).isPositive();
                    assertThat(measured.cpuMicros())
                            .containsOnlyKeys("kafka", "oms", "router", "gateway");
                });
        assertThat(ResultFiles.write(result, directory)).allMatch(Files::exists);
    }
}
