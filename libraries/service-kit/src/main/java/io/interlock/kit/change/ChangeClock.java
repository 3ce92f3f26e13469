package io.interlock.kit.change;

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

/**
 * Starts what was scheduled and ends what has expired, on whichever instance looks first: row locks
 * keep the others off. One document that cannot be changed holds up no other.
 */
final class ChangeClock implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeClock.class);

    private final ChangeControl control;
    private final Duration every;
    private volatile @Nullable ScheduledExecutorService thread;

    ChangeClock(ChangeControl control, Duration every) {
        this.control = control;
        this.every = every;
    }

    /** One look. */
    void tick() {
        try {
            control.due().forEach(this::bring);
        } catch (DataAccessException | TransactionException e) {
            LOG.atDebug().setCause(e).log("Schedules cannot be read now");
        }
    }

    private void bring(ChangeStore.Key key) {
        try {
            control.bring(key);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .addKeyValue("object", key.kind() + ":" + key.id())
                    .setCause(e)
                    .log("What is due was not done, trying again");
        }
    }

    @Override
    public void start() {
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        work -> Thread.ofPlatform().daemon().name("change-clock").unstarted(work));
        thread = started;
        var unused =
                started.scheduleWithFixedDelay(
                        this::tick, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
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
