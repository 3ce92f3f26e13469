package io.interlock.localstack;

import io.interlock.localstack.process.Unit;
import java.util.Collection;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every unit once a second how it is and tells the other commands. */
final class Monitor implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);

    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("monitor").factory());
    private final Supplier<Collection<Unit>> units;
    private final Runnable tell;

    Monitor(Supplier<Collection<Unit>> units, Runnable tell) {
        this.units = units;
        this.tell = tell;
    }

    void start() {
        var unused = clock.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            units.get().forEach(Unit::probe);
            tell.run();
        } catch (RuntimeException e) {
            LOG.warn("Cannot tell how the parts are", e);
        }
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
