package io.interlock.ops;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code endpoints.csv} states, a row per route: its permission ({@code public}: nobody need
 * be known; {@code signed-in}: anybody who is), and {@code allow} or {@code deny} per role.
 */
record RoleMatrix(List<String> roles, List<Row> rows) {
    static final String PUBLIC = "public";
    static final String SIGNED_IN = "signed-in";

    record Row(String method, String path, String permission, Map<String, Boolean> allowed) {
        String route() {
            return method + " " + path;
        }
    }

    /**
     * How the platform answered.
     *
     * @param permission that a 403 named; empty where it named none
     */
    record Answer(int status, String permission) {
        private boolean refused() {
            return status == 401 || status == 403;
        }
    }

    /** Calls a route in a role; null is nobody. */
    interface Caller {
        Answer call(Row row, @Nullable String role);
    }

    static RoleMatrix parse(String csv) {
        List<String[]> lines = csv.lines().map(line -> line.split(",", -1)).toList();
        List<String> roles = Arrays.asList(lines.getFirst()).subList(3, lines.getFirst().length);
        List<Row> rows = new ArrayList<>();
        for (String[] line : lines.subList(1, lines.size())) {
            Map<String, Boolean> allowed = new LinkedHashMap<>();
            for (int i = 0; i < roles.size(); i++) {
                String cell = line[i + 3];
                if (!Set.of("allow", "deny").contains(cell)) {
                    throw new IllegalArgumentException(
                            line[0] + " " + line[1] + ", " + roles.get(i) + ": '" + cell + "'");
                }
                allowed.put(roles.get(i), cell.equals("allow"));
            }
            rows.add(new Row(line[0], line[1], line[2], allowed));
        }
        return new RoleMatrix(roles, rows);
    }

    String csv() {
        List<String> lines = new ArrayList<>();
        lines.add("method,path,permission," + String.join(",", roles));
        rows.forEach(row -> lines.add(line(row)));
        return String.join("\n", lines) + "\n";
    }

    static String line(Row row) {
        return row.allowed().values().stream()
                .map(allowed -> allowed ? "allow" : "deny")
                .collect(
                        Collectors.joining(
                                ",",
                                row.method() + "," + row.path() + "," + row.permission() + ",",
                                ""));
    }

    Set<String> routes() {
        return rows.stream().map(Row::route).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every cell where the platform does not do what is stated. */
    List<String> differences(Caller platform) {
        List<String> differences = new ArrayList<>();
        for (Row row : rows) {
            row.allowed()
                    .forEach((role, allowed) -> {
                        Answer answer = platform.call(row, role);
                        boolean asStated =
                                allowed
                                        ? !answer.refused()
                                        : answer.status() == 403
                                                && answer.permission().equals(row.permission());
                        if (!asStated) {
                            differences.add(
                                    difference(row, role, allowed ? "allow" : "deny", answer));
                        }
                    });
            Answer nobody = platform.call(row, null);
            boolean open = row.permission().equals(PUBLIC);
            if (open ? nobody.refused() : nobody.status() != 401) {
                differences.add(difference(row, "nobody", open ? "allow" : "401", nobody));
            }
        }
        return differences;
    }

    private static String difference(Row row, String role, String stated, Answer answer) {
        return "%s, %s: %s stated, but %d %s"
                .formatted(row.route(), role, stated, answer.status(), answer.permission());
    }
}
