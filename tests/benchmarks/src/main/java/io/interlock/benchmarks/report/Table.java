package io.interlock.benchmarks.report;

import io.interlock.benchmarks.pipeline.Side;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The result as text for a terminal. */
public final class Table {
    private static final String RULE = "-".repeat(108);

    private Table() {}

    public static String of(Result result) {
        StringBuilder out = new StringBuilder();
        line(
                out,
                "%s: order to first report at the client; medians of %s rounds (lowest-highest)",
                result.title(),
                result.settings().getOrDefault("rounds", "?"));
        line(out, "%s", result.machine());
        line(out, "%s", RULE);
        line(
                out,
                "%9s  %-10s %20s %20s %20s %20s",
                "orders/s",
                "",
                "p50 ms",
                "p99 ms",
                "p99.9 ms",
                "CPU µs/order");
        List<Integer> rates = result.rows().stream().map(Result.Row::rate).distinct().toList();
        for (int rate : rates) {
            Optional<Result.Row> naive = row(result, Side.NAIVE, rate);
            Optional<Result.Row> ours = row(result, Side.INTERLOCK, rate);
            result.rows().stream().filter(row -> row.rate() == rate).forEach(row -> row(out, row));
            if (naive.isPresent() && ours.isPresent()) {
                ratios(out, rate, naive.get(), ours.get());
            }
        }
        line(out, "%s", RULE);
        highest(out, result);
        shares(out, result);
        result.settings()
                .forEach((name, value) -> {
                    if (name.contains("at rest")) {
                        line(out, "%s: %s", name, value);
                    }
                });
        return out.toString();
    }

    private static Optional<Result.Row> row(Result result, Side side, int rate) {
        return result.rows().stream()
                .filter(row -> row.side() == side && row.rate() == rate)
                .findFirst();
    }

    private static void row(StringBuilder out, Result.Row row) {
        line(
                out,
                "%,9d  %-10s %20s %20s %20s %20s%s",
                row.rate(),
                row.side().title(),
                spread(row.p50(), "%.2f"),
                spread(row.p99(), "%.1f"),
                spread(row.p999(), "%.1f"),
                spread(row.cpu(), "%.0f"),
                row.clean() ? "" : "  orders missing or rejected");
    }

    private static void ratios(StringBuilder out, int rate, Result.Row naive, Result.Row ours) {
        line(
                out,
                "%,9d  %-10s %20s %20s %20s %20s",
                rate,
                "ratio",
                ratio(naive, ours, Result.Row::p50),
                ratio(naive, ours, Result.Row::p99),
                ratio(naive, ours, Result.Row::p999),
                ratio(naive, ours, Result.Row::cpu));
    }

    private static String ratio(
            Result.Row naive, Result.Row ours, Function<Result.Row, Spread> figure) {
        return format("x %.2f", figure.apply(ours).median() / figure.apply(naive).median());
    }

    private static void highest(StringBuilder out, Result result) {
        Map<Side, Spread> rates =
                result.highest().stream()
                        .collect(Collectors.toMap(Result.Highest::side, Result.Highest::rate));
        rates.forEach((side, rate) ->
                line(
                        out,
                        "Highest rate with %s: %s %s/s",
                        result.settings().getOrDefault("limit", ""),
                        side.title(),
                        spread(rate, "%,.0f")));
        Spread naive = rates.get(Side.NAIVE);
        Spread ours = rates.get(Side.INTERLOCK);
        if (naive != null && ours != null) {
            line(out, "Ratio of the highest rates: %.2f", ours.median() / naive.median());
        }
    }

    private static void shares(StringBuilder out, Result result) {
        for (Result.Row row : result.rows()) {
            line(
                    out,
                    "%,6d/s %-9s p50: to the OMS %.2f ms, back %.2f ms; CPU µs/order: %s",
                    row.rate(),
                    row.side().title(),
                    row.toOmsP50().median(),
                    row.backP50().median(),
                    row.cpuByProcess().entrySet().stream()
                            .map(e -> e.getKey() + format(" %.0f", e.getValue()))
                            .collect(Collectors.joining(", ")));
        }
    }

    static String spread(Spread spread, String number) {
        String median = format(number, spread.median());
        if (spread.lowest() == spread.highest()) {
            return median;
        }
        return median
                + " ("
                + format(number, spread.lowest())
                + "-"
                + format(number, spread.highest())
                + ")";
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    private static void line(StringBuilder out, String pattern, Object... values) {
        out.append(format(pattern, values).stripTrailing()).append('\n');
    }
}
