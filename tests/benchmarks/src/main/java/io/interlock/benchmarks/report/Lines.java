package io.interlock.benchmarks.report;

import io.interlock.benchmarks.report.Comparison.Figure;
import java.util.Locale;

/** A comparison as text for a terminal: a line for each figure, a column for each side. */
public final class Lines {
    private static final int LABEL = 56;
    private static final int COLUMN = 28;

    private Lines() {}

    public static String of(Comparison result) {
        int width = LABEL + COLUMN * result.sides().size();
        StringBuilder out = new StringBuilder();
        line(out, result.title() + "; medians (lowest-highest)");
        line(out, result.machine());
        line(out, "-".repeat(width));
        StringBuilder head = new StringBuilder(" ".repeat(LABEL));
        result.sides().forEach(side -> head.append(right(side)));
        line(out, head.toString());
        result.figures().forEach(figure -> line(out, row(result, figure)));
        line(out, "-".repeat(width));
        result.notes().forEach(note -> line(out, note));
        return out.toString();
    }

    private static String row(Comparison result, Figure figure) {
        StringBuilder row = new StringBuilder();
        row.append(
                String.format(
                        Locale.ROOT, "%-" + LABEL + "s", figure.label() + ", " + figure.unit()));
        for (String side : result.sides()) {
            Spread value = figure.bySide().get(side);
            row.append(right(value == null ? "-" : told(value)));
        }
        return row.toString();
    }

    private static String told(Spread value) {
        return Table.spread(value, value.highest() >= 100 ? "%,.0f" : "%.2f");
    }

    private static String right(String text) {
        return String.format(Locale.ROOT, "%" + COLUMN + "s", text);
    }

    private static void line(StringBuilder out, String text) {
        out.append(text.stripTrailing()).append('\n');
    }
}
