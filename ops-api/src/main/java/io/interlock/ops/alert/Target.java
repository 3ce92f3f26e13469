package io.interlock.ops.alert;

import java.util.List;

/**
 * Somebody who is told of alerts.
 *
 * @param address the receiver without anything secret: a URL's host, mail addresses
 * @param minSeverity nothing below it
 * @param matchers all of them have to match; none means every alert
 * @param version counts the changes
 */
public record Target(
        String id,
        String name,
        Kind kind,
        String address,
        boolean enabled,
        Severity minSeverity,
        List<Matcher> matchers,
        boolean closings,
        int version) {

    public Target {
        matchers = List.copyOf(matchers);
    }

    /** How. */
    public enum Kind {
        SLACK,
        EMAIL,
        PAGERDUTY,
        WEBHOOK
    }

    /** What it is told of these, if anything. */
    public List<Notice> notices(Notice.Event event, List<Alert> alerts) {
        if (!enabled || (event == Notice.Event.CLOSED && !closings)) {
            return List.of();
        }
        List<Alert> wanted =
                alerts.stream()
                        .filter(alert ->
                                alert.severity().compareTo(minSeverity) >= 0
                                        && matchers.stream().allMatch(m -> m.matches(alert)))
                        .toList();
        return kind == Kind.PAGERDUTY
                ? Notice.single(event, wanted)
                : Notice.grouped(event, wanted);
    }
}
