package io.interlock.ops.alert.adapter;

import io.interlock.ops.alert.Alert;
import io.interlock.ops.alert.Notice;
import io.interlock.ops.alert.Severity;
import io.interlock.ops.alert.Target;
import io.interlock.ops.alert.adapter.TargetTable.Reached;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** PagerDuty's Events API v2: one incident per alert, resolved when it closes. */
@Component
class PagerDutyChannel implements Channel {
    private static final int SUMMARY_LIMIT = 1_024;

    private final Outside outside;
    private final AlertProperties properties;

    PagerDutyChannel(Outside outside, AlertProperties properties) {
        this.outside = outside;
        this.properties = properties;
    }

    @Override
    public Target.Kind kind() {
        return Target.Kind.PAGERDUTY;
    }

    @Override
    public void send(String deliveryId, Reached target, Notice notice) throws NotDelivered {
        Alert alert = notice.alerts().getFirst();
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("routing_key", Objects.requireNonNull(target.secret()));
        event.put("event_action", notice.event() == Notice.Event.CLOSED ? "resolve" : "trigger");
        // of one alert, not of its key: a closed incident is not opened again
        event.put("dedup_key", "interlock-" + alert.id());
        if (notice.event() != Notice.Event.CLOSED) {
            event.put("client", "Interlock");
            event.put("client_url", properties.publicUrl() + alert.page());
            event.put("payload", payload(alert));
            event.put(
                    "links",
                    List.of(
                            Map.of(
                                    "href",
                                    properties.publicUrl() + alert.runbook(),
                                    "text",
                                    "Runbook")));
        }
        outside.post(properties.pagerDuty(), Map.of(), Json.write(event));
    }

    private static Map<String, Object> payload(Alert alert) {
        String summary = alert.summary();
        return Map.of(
                "summary",
                summary.length() > SUMMARY_LIMIT ? summary.substring(0, SUMMARY_LIMIT) : summary,
                "source",
                "interlock",
                "severity",
                severity(alert.severity()),
                "timestamp",
                alert.firstRaised().toString(),
                "class",
                alert.rule(),
                "group",
                alert.group(),
                "custom_details",
                alert.labels());
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case CRITICAL -> "critical";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }
}
