package io.interlock.benchmarks.report;

import io.interlock.benchmarks.report.Comparison.Figure;
import java.util.List;

/** A comparison as a picture: each figure on a scale of its own, a bar for each side. */
final class Bars {
    private static final double LEFT = 220;
    private static final double RIGHT = Svg.WIDTH - 110;
    private static final List<String> COLOURS = List.of("#8a94a6", "#2f6fed", "#37a794");

    private final Comparison result;
    private final Svg svg = new Svg();

    private Bars(Comparison result) {
        this.result = result;
    }

    static String of(Comparison result) {
        return new Bars(result).draw();
    }

    private String draw() {
        svg.down(42);
        svg.text(28, "title", "start", result.title());
        svg.down(22);
        String day = result.at().toString().substring(0, 10);
        svg.text(28, "soft", "start", result.machine() + " · medians · " + day);
        result.figures().forEach(this::figure);
        svg.down(24);
        return svg.finish(result.title());
    }

    private void figure(Figure figure) {
        svg.down(34);
        svg.text(28, "head", "start", figure.label() + ", " + figure.unit());
        svg.down(10);
        double most = figure.bySide().values().stream().mapToDouble(Spread::median).max().orElse(1);
        for (int i = 0; i < result.sides().size(); i++) {
            String side = result.sides().get(i);
            Spread value = figure.bySide().get(side);
            double width = value == null ? 0 : value.median() / Math.max(most, 1e-9);
            if (value != null) {
                svg.bar(
                        LEFT,
                        width * (RIGHT - LEFT),
                        16,
                        COLOURS.get(i % COLOURS.size()),
                        "%s to %s"
                                .formatted(
                                        Picture.plain(value.lowest()),
                                        Picture.plain(value.highest())));
            }
            svg.down(13);
            svg.text(LEFT - 16, "value", "end", side);
            svg.text(
                    LEFT + width * (RIGHT - LEFT) + 8,
                    "soft value",
                    "start",
                    value == null ? "not measured" : Picture.plain(value.median()));
            svg.down(9);
        }
    }
}
