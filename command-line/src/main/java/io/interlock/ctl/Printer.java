package io.interlock.ctl;

import io.interlock.ctl.Command.Column;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Answers as tables, JSON or CSV. */
final class Printer {
    private static final int WIDEST = 80;

    private final Format format;
    private final PrintWriter out;

    Printer(Format format, PrintWriter out) {
        this.format = format;
        this.out = out;
    }

    /** How answers look. */
    enum Format {
        table,
        json,
        csv
    }

    void print(Command command, Api.Answer answer) {
        if (!answer.isJson() || answer.body().isBlank()) {
            out.print(answer.body());
            out.flush();
            return;
        }
        JsonNode json = Api.JSON.readTree(answer.body());
        switch (format) {
            case json -> out.println(pretty(json));
            case csv -> csv(columns(command, json), items(json), true);
            case table -> {
                if (command.operation().equals("listExplanations")) {
                    items(json).forEach(each -> out.println(Told.of(each)));
                } else {
                    table(command, json);
                }
            }
        }
        out.flush();
    }

    /** One item of a stream; the first brings the titles. */
    void printOne(Command command, JsonNode item, boolean first) {
        switch (format) {
            case json -> out.println(item);
            case csv -> csv(columns(command, item), List.of(item), first);
            case table -> {
                List<String> cells = new ArrayList<>();
                for (Column column : columns(command, item)) {
                    cells.add(plain(item.at(column.pointer())));
                }
                out.println(String.join("  ", cells));
            }
        }
        out.flush();
    }

    private static String pretty(JsonNode json) {
        return Api.JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json);
    }

    /** A list's items; the timeline of an order; or the thing itself. */
    private static List<JsonNode> items(JsonNode json) {
        for (String list : List.of("items", "timeline")) {
            if (json.path(list).isArray()) {
                return List.copyOf(json.path(list).values());
            }
        }
        return List.of(json);
    }

    private static List<Column> columns(Command command, JsonNode json) {
        if (!command.columns().isEmpty()) {
            return command.columns();
        }
        List<Column> all = new ArrayList<>();
        List<JsonNode> items = items(json);
        if (!items.isEmpty()) {
            items.getFirst().forEachEntry((name, value) -> all.add(new Column(name, "/" + name)));
        }
        return all;
    }

    private void table(Command command, JsonNode json) {
        if (command.columns().isEmpty() && items(json).size() == 1) {
            json.forEachEntry((name, value) -> out.println(name + ": " + plain(value)));
            return;
        }
        List<Column> columns = columns(command, json);
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::title).toList());
        for (JsonNode item : items(json)) {
            rows.add(columns.stream().map(c -> cut(plain(item.at(c.pointer())))).toList());
        }
        int[] widths = new int[columns.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        rows.forEach(row -> {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            out.println(line.toString().stripTrailing());
        });
        String next = json.path("next").asString("");
        if (!next.isEmpty()) {
            out.println("more: --cursor " + next);
        }
    }

    private static String cut(String text) {
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 1) + "…";
    }

    private void csv(List<Column> columns, List<JsonNode> items, boolean titles) {
        if (titles) {
            out.println(
                    String.join(",", columns.stream().map(c -> c.pointer().substring(1)).toList()));
        }
        for (JsonNode item : items) {
            out.println(
                    String.join(
                            ",",
                            columns.stream().map(c -> cell(plain(item.at(c.pointer())))).toList()));
        }
    }

    /** RFC 4180, and nothing that a spreadsheet takes for a formula. */
    private static String cell(String text) {
        String safe =
                !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !isNumber(text)
                        ? "'" + text
                        : text;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }

    /** On one line, and no terminal commands out of somebody's text. */
    static String plain(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        String text = value.isValueNode() ? value.asString("") : value.toString();
        return text.replace('\u0001', '|').replaceAll("\\p{Cntrl}", " ");
    }
}
