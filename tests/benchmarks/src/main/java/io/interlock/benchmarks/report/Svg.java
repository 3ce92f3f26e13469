package io.interlock.benchmarks.report;

import java.util.Locale;

/** A few SVG elements, written one after the other from top to bottom. */
final class Svg {
    static final int WIDTH = 960;

    private static final String STYLE =
            """
            <style>
              text { font: 13px system-ui, -apple-system, "Segoe UI", sans-serif; fill: #1f2733 }
              .title { font-size: 22px; font-weight: 650 }
              .head { font-size: 15px; font-weight: 600 }
              .soft { fill: #5d6878 }
              .value { font-variant-numeric: tabular-nums }
              .page { fill: #ffffff } .grid { stroke: #e3e7ee } .bar { stroke: #ffffff }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6eaf1 } .soft { fill: #9aa6b8 }
                .page { fill: #141a23 } .grid { stroke: #2a3341 } .bar { stroke: #141a23 }
              }
            </style>
            """;

    private final StringBuilder body = new StringBuilder();
    private double y;

    double y() {
        return y;
    }

    void down(double by) {
        y += by;
    }

    void text(double x, String cssClass, String anchor, String text) {
        element(
                "<text x='%.1f' y='%.1f' class='%s' text-anchor='%s'>%s</text>",
                x, y, cssClass, anchor, escape(text));
    }

    void bar(double x, double width, double height, String fill, String tip) {
        element(
                "<rect class='bar' x='%.1f' y='%.1f' width='%.1f' height='%.1f' rx='3' fill='%s'><title>%s</title></rect>",
                x, y, Math.max(width, 1), height, fill, escape(tip));
    }

    void dot(double x, double radius, String fill, double opacity, String tip) {
        element(
                "<circle cx='%.1f' cy='%.1f' r='%.1f' fill='%s' fill-opacity='%.2f'><title>%s</title></circle>",
                x, y, radius, fill, opacity, escape(tip));
    }

    void range(double from, double to, String stroke) {
        element(
                "<line x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f' stroke='%s' stroke-width='4' stroke-opacity='0.35' stroke-linecap='round'/>",
                from, y, to, y, stroke);
    }

    void gridLine(double x, double height) {
        element(
                "<line class='grid' x1='%.1f' y1='%.1f' x2='%.1f' y2='%.1f'/>",
                x, y, x, y + height);
    }

    String finish(String description) {
        return "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %.0f' role='img' aria-label='%s'>%n"
                        .formatted(WIDTH, y, escape(description))
                + STYLE
                + "<rect class='page' width='100%' height='100%' rx='12'/>\n"
                + body
                + "</svg>\n";
    }

    private void element(String format, Object... values) {
        body.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&apos;");
    }
}
