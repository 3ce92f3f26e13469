package io.interlock.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ComparisonTest {
    @Test
    void valuesUnderOneLabelAreOneSpreadAndTheOrderIsThatOfTheirComing() {
        Figures figures = new Figures();
        figures.add("p99", "ms", "naive", 3);
        figures.add("heap", "MiB", "naive", 50);
        figures.add("p99", "ms", "naive", 1);

        assertThat(figures.all())
                .containsExactly(
                        new Comparison.Figure("p99", "ms", Map.of("naive", new Spread(2, 1, 3))),
                        new Comparison.Figure(
                                "heap", "MiB", Map.of("naive", new Spread(50, 50, 50))));
    }

    @Test
    void theTableHasAColumnForEachSideAndADashWhereNothingWasMeasured() {
        assertThat(Lines.of(comparison()))
                .contains("p99, ms")
                .contains("2.00 (1.00-3.00)")
                .containsPattern("heap, MiB +50.00 +-")
                .endsWith("naive: it was refused\n");
    }

    @Test
    void thePictureIsXmlWithABarForEachValue(@TempDir Path directory) throws Exception {
        assertThat(ResultFiles.write(comparison(), directory)).allMatch(Files::exists);
        var document =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(
                                new InputSource(
                                        new StringReader(
                                                Files.readString(directory.resolve("some.svg")))));
        // the page is one too
        assertThat(document.getElementsByTagName("rect").getLength()).isEqualTo(1 + 3);
    }

    private static Comparison comparison() {
        Figures figures = new Figures();
        figures.add("p99", "ms", "naive", 3);
        figures.add("p99", "ms", "naive", 1);
        figures.add("p99", "ms", "Interlock", 4);
        figures.add("heap", "MiB", "naive", 50);
        return new Comparison(
                "some",
                "Something",
                Instant.parse("2026-11-22T18:00:00Z"),
                "2 x a processor",
                Map.of(),
                List.of("naive", "Interlock"),
                figures.all(),
                List.of("naive: it was refused"));
    }
}
