package io.interlock.ops.alert;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One message: alerts of one group that opened, or closed, together.
 *
 * @param alerts at least one
 */
public record Notice(Event event, String group, List<Alert> alerts) {

    public Notice {
        alerts = List.copyOf(alerts);
    }

    /** What is told. */
    public enum Event {
        OPENED,
        CLOSED,
        TEST
    }

    /** One for each group. */
    public static List<Notice> grouped(Event event, List<Alert> alerts) {
        Map<String, List<Alert>> groups = new LinkedHashMap<>();
        alerts.forEach(a -> groups.computeIfAbsent(a.group(), g -> new ArrayList<>()).add(a));
        return groups.entrySet().stream()
                .map(group -> new Notice(event, group.getKey(), group.getValue()))
                .toList();
    }

    /** One for each alert, for receivers that follow each by its key. */
    public static List<Notice> single(Event event, List<Alert> alerts) {
        return alerts.stream().map(a -> new Notice(event, a.key(), List.of(a))).toList();
    }

    /** The worst of them. */
    public Severity severity() {
        return alerts.stream().map(Alert::severity).max(Enum::compareTo).orElse(Severity.INFO);
    }

    /** One line. */
    public String title() {
        Alert first = alerts.getFirst();
        String more = alerts.size() == 1 ? "" : " and " + (alerts.size() - 1) + " more";
        return switch (event) {
            case OPENED -> "[%s] %s%s".formatted(severity(), first.summary(), more);
            case CLOSED -> "[closed] %s%s".formatted(first.summary(), more);
            case TEST -> "[test] " + first.summary();
        };
    }

    /** Some lines: every alert with its links under {@code base}. */
    public String text(String base) {
        StringBuilder text = new StringBuilder(title()).append('\n');
        for (Alert alert : alerts) {
            text.append("\n%s: %s\n".formatted(alert.rule(), alert.summary()))
                    .append(
                            "  since %s, count %d, owner %s\n"
                                    .formatted(alert.firstRaised(), alert.count(), alert.owner()))
                    .append("  " + base + alert.page() + "\n")
                    .append("  what to do: " + base + alert.runbook() + "\n");
        }
        return text.toString();
    }
}
