package io.interlock.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.benchmarks.pipeline.Side;
import io.interlock.benchmarks.report.Measurement.Latency;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {
    @Test
    void theMedianIsOfTheRoundsAndKeepsLowestAndHighest() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 3));
        assertThat(Spread.of(List.of(4.0, 2.0))).isEqualTo(new Spread(3, 2, 4));
    }

    @Test
    void theTableTellsBothSidesAndTheirRatio() {
        String table = Table.of(result());

        assertThat(table)
                .contains("1,000  naive          2.00 (1.90-2.10)     13.0 (12.9-13.1)")
                .contains("1,000  Interlock      3.00 (2.90-3.10)     26.0 (25.9-26.1)")
                .contains("x 1.50")
                .contains("x 2.00")
                .contains("Highest rate with p99 under 100 ms: naive 20,000/s")
                .contains("Ratio of the highest rates: 0.40")
                .contains("kafka 60, gateway 40");
    }

    @Test
    void thePictureIsXmlWithARowForEachSideAndRate(@TempDir Path directory) throws Exception {
        List<Path> written = ResultFiles.write(result(), directory);

        assertThat(written).allMatch(Files::exists);
        String svg = Files.readString(directory.resolve("order-path.svg"));
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(2 * 2 * 3);
        assertThat(Files.readString(directory.resolve("order-path.json")))
                .contains("\"toOmsP50\"")
                .contains("2026-11-22T18:00:00Z");
    }

    private static Result result() {
        List<Measurement> measurements = new ArrayList<>();
        for (int round = 1; round <= 3; round++) {
            double noise = (round - 2) * 0.1;
            for (int rate : List.of(200, 1_000)) {
                measurements.add(measurement(Side.NAIVE, round, rate, 2 + noise, 13 + noise));
                measurements.add(measurement(Side.INTERLOCK, round, rate, 3 + noise, 26 + noise));
            }
        }
        return new Result(
                "order-path",
                "Order path",
                Instant.parse("2026-11-22T18:00:00Z"),
                "2 x a processor",
                Map.of("rounds", "3", "limit", "p99 under 100 ms"),
                Summary.rows(measurements),
                Summary.highest(
                        Map.of(Side.NAIVE, List.of(20_000.0), Side.INTERLOCK, List.of(8_000.0))),
                measurements);
    }

    private static Measurement measurement(Side side, int round, int rate, double p50, double p99) {
        Latency latency = new Latency(p50, p99, 2 * p99, 3 * p99);
        return new Measurement(
                side,
                round,
                rate,
                100,
                0,
                0,
                rate,
                latency,
                latency,
                latency,
                new java.util.TreeMap<>(Map.of("gateway", 40.0, "kafka", 60.0)).descendingMap(),
                Map.of());
    }
}
