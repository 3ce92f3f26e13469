package io.interlock.gateway.link;

import io.interlock.gateway.log.LogReader;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/**
 * The dispatchers of all OMS links. They start reading once kill switches and accounts are loaded.
 */
final class Links implements SmartLifecycle, HealthIndicator {
    private final List<LogReader> readers;
    private final GateView gates;
    private volatile @Nullable Thread starter;

    Links(List<LogReader> readers, GateView gates) {
        this.readers = readers;
        this.gates = gates;
    }

    @Override
    public void start() {
        starter = Thread.ofPlatform().daemon().name("links-start").start(this::startWhenLoaded);
    }

    private void startWhenLoaded() {
        try {
            while (!gates.ready()) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            readers.forEach(LogReader::start);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        Thread starting = starter;
        starter = null;
        if (starting != null) {
            starting.interrupt();
        }
        readers.forEach(LogReader::stop);
    }

    @Override
    public boolean isRunning() {
        return starter != null;
    }

    @Override
    public Health health() {
        Health.Builder health =
                gates.ready() ? Health.up() : Health.outOfService().withDetail("state", "loading");
        for (LogReader reader : readers) {
            String stopped = reader.stoppedBecause();
            if (stopped != null) {
                health.outOfService().withDetail("stopped", stopped);
            }
        }
        return health.build();
    }
}
