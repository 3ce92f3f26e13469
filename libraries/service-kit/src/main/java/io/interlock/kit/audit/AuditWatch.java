package io.interlock.kit.audit;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Proves the audit log again and again; the gauge {@code audit.chain.valid} says how it went. */
final class AuditWatch implements SmartLifecycle, MeterBinder {
    private static final Logger LOG = LoggerFactory.getLogger(AuditWatch.class);

    /** A start has other things to do. */
    private static final long FIRST = 10_000;

    private final AuditTrail trail;
    private final Duration interval;
    private volatile double valid = Double.NaN;
    private volatile @Nullable ScheduledExecutorService thread;

    AuditWatch(AuditTrail trail, Duration interval) {
        this.trail = trail;
        this.interval = interval;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("audit.chain.valid", () -> valid)
                .description("1 while the audit log is what was written, 0 when it is not")
                .register(registry);
    }

    /** One proof. */
    void look() {
        try {
            valid = trail.firstBroken().map(this::broken).orElse(1.0);
        } catch (DataAccessException | TransactionException e) {
            LOG.atDebug().setCause(e).log("The audit log cannot be read now");
        }
    }

    private double broken(long seq) {
        LOG.atError().addKeyValue("seq", seq).log("The audit log is not what was written");
        return 0;
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        work -> Thread.ofPlatform().daemon().name("audit-watch").unstarted(work));
        thread = started;
        long millis = interval.toMillis();
        var unused =
                started.scheduleWithFixedDelay(
                        this::look, Math.min(FIRST, millis), millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
