package io.interlock.benchmarks.report;

import io.interlock.benchmarks.pipeline.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The result as a picture: latencies on a logarithmic axis, CPU by process, highest rates. */
final class Picture {
    private static final double LEFT = 190;
    private static final double RIGHT = Svg.WIDTH - 90;
    private static final double LABEL = LEFT - 16;
    private static final Map<Side, String> COLOURS =
            Map.of(Side.NAIVE, "#8a94a6", Side.INTERLOCK, "#2f6fed", Side.PLATFORM, "#37a794");

    /** What does the same work on both sides has the same colour. */
    private static final Map<String, String> PROCESS_COLOURS =
            Map.ofEntries(
                    Map.entry("kafka", "#f2a33a"),
                    Map.entry("oms", "#7a86c9"),
                    Map.entry("router", "#37a794"),
                    Map.entry("routing-service", "#37a794"),
                    Map.entry("gateway", "#2f6fed"),
                    Map.entry("fix-gateway", "#2f6fed"),
                    Map.entry("postgres", "#c4577c"),
                    Map.entry("dropcopy-recon-service", "#9a6fd0"),
                    Map.entry("ops-api", "#b0894f"));

    private final Result result;
    private final Svg svg = new Svg();

    private Picture(Result result) {
        this.result = result;
    }

    static String of(Result result) {
        return new Picture(result).draw();
    }

    private String draw() {
        svg.down(42);
        svg.text(28, "title", "start", result.title());
        svg.down(22);
        svg.text(
                28,
                "soft",
                "start",
                "%s · medians of %s rounds · %s"
                        .formatted(
                                result.machine(),
                                result.settings().getOrDefault("rounds", "?"),
                                result.at().toString().substring(0, 10)));
        latencies();
        cpu();
        highest();
        svg.down(20);
        return svg.finish(result.title() + ": latency and CPU per order");
    }

    private void latencies() {
        head("From the intended send time to the first report at the client, ms: p50, p99, p99.9");
        double lowest = result.rows().stream().mapToDouble(r -> r.p50().median()).min().orElse(1);
        double most = result.rows().stream().mapToDouble(r -> r.p999().median()).max().orElse(10);
        LogAxis axis = LogAxis.covering(lowest, most, LEFT, RIGHT);
        double height = rowsHeight();
        for (double tick : axis.ticks()) {
            svg.gridLine(axis.x(tick), height);
            svg.text(axis.x(tick), "soft value", "middle", plain(tick));
        }
        svg.down(22);
        int rate = -1;
        for (Result.Row row : result.rows()) {
            if (rate != -1 && rate != row.rate()) {
                svg.down(12);
            }
            rate = row.rate();
            latency(row, axis);
            svg.down(26);
        }
    }

    private void latency(Result.Row row, LogAxis axis) {
        String colour = colour(row.side());
        svg.range(axis.x(row.p50().median()), axis.x(row.p999().median()), colour);
        svg.dot(axis.x(row.p999().median()), 4, colour, 0.55, tip("p99.9", row.p999()));
        svg.dot(axis.x(row.p99().median()), 5.5, colour, 0.8, tip("p99", row.p99()));
        svg.dot(axis.x(row.p50().median()), 7, colour, 1, tip("p50", row.p50()));
        svg.down(4);
        svg.text(LABEL, "value", "end", label(row));
        svg.text(
                Svg.WIDTH - 16,
                "soft value",
                "end",
                "%s · %s".formatted(plain(row.p50().median()), plain(row.p99().median())));
        svg.down(-4);
    }

    private void cpu() {
        head("CPU time per order, µs, by process");
        svg.down(8);
        double most = result.rows().stream().mapToDouble(r -> r.cpu().median()).max().orElse(1);
        List<String> processes = processes();
        for (Result.Row row : result.rows()) {
            double x = LEFT;
            for (String process : processes) {
                double micros = row.cpuByProcess().getOrDefault(process, 0.0);
                double width = micros / most * (RIGHT - LEFT);
                if (micros > 0) {
                    svg.bar(
                            x,
                            width,
                            18,
                            processColour(process),
                            process + " " + plain(micros) + " µs");
                }
                x += width;
            }
            svg.down(14);
            svg.text(LABEL, "value", "end", label(row));
            svg.text(x + 8, "soft value", "start", plain(row.cpu().median()));
            svg.down(12);
        }
        legend(processes);
    }

    private void legend(List<String> processes) {
        svg.down(6);
        double x = LEFT;
        for (String process : processes) {
            svg.bar(x, 12, 12, processColour(process), process);
            svg.down(11);
            svg.text(x + 18, "soft", "start", process);
            svg.down(-11);
            x += 40 + 8.0 * process.length();
            if (x > RIGHT - 100) {
                x = LEFT;
                svg.down(20);
            }
        }
        svg.down(12);
    }

    private void highest() {
        if (result.highest().isEmpty()) {
            return;
        }
        head("Highest rate with " + result.settings().getOrDefault("limit", "") + ", orders/s");
        svg.down(8);
        double most = result.highest().stream().mapToDouble(h -> h.rate().median()).max().orElse(1);
        for (Result.Highest highest : result.highest()) {
            double rate = highest.rate().median();
            double width = rate / most * (RIGHT - LEFT - 20);
            svg.bar(LEFT, width, 22, colour(highest.side()), tip("orders/s", highest.rate()));
            svg.down(16);
            svg.text(LABEL, "value", "end", highest.side().title());
            svg.text(LEFT + width + 8, "value", "start", plain(rate));
            svg.down(14);
        }
    }

    private void head(String text) {
        svg.down(44);
        svg.text(28, "head", "start", text);
        svg.down(22);
    }

    private double rowsHeight() {
        long rates = result.rows().stream().map(Result.Row::rate).distinct().count();
        return 12 + result.rows().size() * 26 + (rates - 1) * 12;
    }

    private List<String> processes() {
        List<String> names = new ArrayList<>();
        for (Result.Row row : result.rows()) {
            row.cpuByProcess().keySet().stream()
                    .filter(n -> !names.contains(n))
                    .forEach(names::add);
        }
        return names;
    }

    private static String processColour(String process) {
        return PROCESS_COLOURS.getOrDefault(process, "#8a94a6");
    }

    private static String colour(Side side) {
        return COLOURS.getOrDefault(side, "#8a94a6");
    }

    private static String label(Result.Row row) {
        return "%s  %s/s".formatted(row.side().title(), plain(row.rate()));
    }

    private static String tip(String name, Spread spread) {
        return "%s %s (%s to %s)"
                .formatted(
                        name,
                        plain(spread.median()),
                        plain(spread.lowest()),
                        plain(spread.highest()));
    }

    static String plain(double value) {
        if (value >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : "%.2f", value);
    }
}
