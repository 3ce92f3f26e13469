package io.interlock.ops.alert.adapter;

import io.interlock.ops.alert.Alert;
import io.interlock.ops.alert.Facts.Backlog;
import io.interlock.ops.alert.Severity;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Open alerts, and how long messages about them wait. */
@Component
class AlertMetrics {
    private volatile List<Alert> open = List.of();
    private volatile List<Backlog> backlogs = List.of();
    private final Clock clock;

    AlertMetrics(MeterRegistry meters, Clock clock) {
        this.clock = clock;
        for (Severity severity : Severity.values()) {
            Gauge.builder("ops.alerts.open", () -> count(severity))
                    .description("open alerts")
                    .tag("severity", severity.name().toLowerCase(Locale.ROOT))
                    .register(meters);
        }
        Gauge.builder("ops.alert.deliveries.oldest.age", this::oldest)
                .description("age of the oldest message that has not reached its target")
                .baseUnit("seconds")
                .register(meters);
    }

    void now(Collection<Alert> alerts, List<Backlog> waiting) {
        open = List.copyOf(alerts);
        backlogs = waiting;
    }

    private long count(Severity severity) {
        return open.stream().filter(alert -> alert.severity() == severity).count();
    }

    private double oldest() {
        return backlogs.stream()
                .map(Backlog::oldest)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .map(at -> Duration.between(at, clock.instant()).toMillis() / 1_000.0)
                .orElse(0.0);
    }
}
