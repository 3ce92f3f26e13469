package io.interlock.ops.history;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the days within their number and their budget of disk. */
@Component
public class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);

    /** As long as Kafka keeps them. */
    private static final int INCIDENT_DAYS = 30;

    private final DayPartitions partitions;
    private final HistoryProperties properties;
    private final JdbcTemplate jdbc;
    private final Clock clock;
    private final MeterRegistry metrics;
    private volatile long bytes;
    private volatile int days;

    Retention(
            DayPartitions partitions,
            HistoryProperties properties,
            JdbcTemplate jdbc,
            Clock clock,
            MeterRegistry metrics) {
        this.partitions = partitions;
        this.properties = properties;
        this.jdbc = jdbc;
        this.clock = clock;
        this.metrics = metrics;
        Gauge.builder("ops.history.size", () -> bytes).baseUnit("bytes").register(metrics);
        Gauge.builder("ops.history.budget", () -> properties.diskBudget().toBytes())
                .baseUnit("bytes")
                .register(metrics);
        Gauge.builder("ops.history.days", () -> days).register(metrics);
    }

    @Scheduled(fixedDelayString = "${interlock.ops.history.check:1m}")
    void check() {
        try {
            keepWithin(properties.diskBudget().toBytes());
        } catch (DataAccessException e) {
            LOG.atWarn().setCause(e).log("Old days cannot be dropped now; tried again soon");
        }
    }

    /** Drops what is too old, and of the rest the oldest days while it takes more than this. */
    public void keepWithin(long budget) {
        LocalDate today = LocalDate.now(clock);
        partitions.ensure(List.of(today, today.plusDays(1)));
        LocalDate first = partitions.horizon();
        for (LocalDate day : partitions.days()) {
            if (day.isBefore(first)) {
                drop(day, "age");
            }
        }
        for (LocalDate day : partitions.days()) {
            bytes = partitions.bytes();
            if (bytes <= budget || !day.isBefore(today)) {
                break;
            }
            LOG.atWarn()
                    .addKeyValue("day", day)
                    .addKeyValue("bytes", bytes)
                    .addKeyValue("budget", budget)
                    .log("The history takes more disk than it may: its oldest day goes");
            drop(day, "budget");
        }
        partitions.sweep();
        Instant oldest = today.minusDays(INCIDENT_DAYS).atStartOfDay(ZoneOffset.UTC).toInstant();
        jdbc.update("DELETE FROM fix_incident WHERE at < ?", oldest.atOffset(ZoneOffset.UTC));
        bytes = partitions.bytes();
        days = (int) partitions.days().stream().filter(day -> !day.isAfter(today)).count();
    }

    private void drop(LocalDate day, String reason) {
        partitions.drop(day);
        metrics.counter("ops.history.dropped.days", "reason", reason).increment();
        LOG.atInfo().addKeyValue("day", day).addKeyValue("reason", reason).log("Day dropped");
    }
}
