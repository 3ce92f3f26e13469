package io.interlock.gateway.retention;

import io.interlock.gateway.retention.OldRows.Numbers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Forgets, round after round, on a thread of its own; of several instances one at a time. A batch
 * that a crash takes back is deleted again, so its commits wait for no disk.
 */
@Component
class Retention implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(Retention.class);
    private static final Duration FIRST = Duration.ofMinutes(1);

    /** Any number that nothing else in this database locks. */
    private static final long LOCK = 0x666f72676574L;

    private final OldRows rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RetentionProperties keep;
    private final Clock clock;
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("retention").factory());

    Retention(
            OldRows rows,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            RetentionProperties keep,
            @Value("${interlock.gateway.message-log.retention:14d}") Duration messageLog,
            Clock clock) {
        if (keep.messages().compareTo(messageLog) < 0) {
            throw new IllegalArgumentException(
                    "interlock.gateway.retention.messages: must not be below message-log.retention, whose text it keeps");
        }
        this.rows = rows;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.keep = keep;
        this.clock = clock;
        rounds.scheduleWithFixedDelay(
                this::round, FIRST.toMillis(), keep.interval().toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            int forgotten = forget();
            log.atInfo().addKeyValue("rows", forgotten).log("Old rows are forgotten");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.atWarn().setCause(e).log("Old rows are forgotten with the next round");
        }
    }

    /** One round; returns how many rows went. */
    int forget() throws InterruptedException {
        Instant now = clock.instant();
        int batch = keep.batch();
        int forgotten = 0;
        for (Numbers session : rows.sessions()) {
            Instant before = now.minus(keep.messages());
            forgotten += all(() -> rows.messages(session, before, keep.newestMessages(), batch));
        }
        Instant links = now.minus(keep.links());
        forgotten += all(() -> rows.outcomes(now.minus(keep.outcomes()), batch));
        forgotten += all(() -> rows.chains(now.minus(keep.chains()), batch));
        forgotten += all(() -> rows.letters(now.minus(keep.letters()), batch));
        forgotten += all(() -> rows.switches(links, batch));
        forgotten += all(() -> rows.doubts(links, batch));
        return forgotten;
    }

    private int all(IntSupplier delete) throws InterruptedException {
        int sum = 0;
        int some = some(delete);
        while (some == keep.batch()) {
            sum += some;
            TimeUnit.MILLISECONDS.sleep(keep.pause().toMillis());
            some = some(delete);
        }
        return sum + some;
    }

    private int some(IntSupplier delete) {
        Integer deleted =
                transaction.execute(status -> {
                    jdbc.sql("set local synchronous_commit = off").update();
                    boolean alone =
                            jdbc.sql("select pg_try_advisory_xact_lock(?)")
                                    .param(LOCK)
                                    .query(Boolean.class)
                                    .single();
                    return alone ? delete.getAsInt() : 0;
                });
        return deleted == null ? 0 : deleted;
    }

    @Override
    public void destroy() {
        rounds.shutdownNow();
    }
}
