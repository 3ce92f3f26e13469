package io.interlock.gateway.duty;

import io.interlock.gateway.engine.FixEngine;
import io.interlock.gateway.lease.Leases;
import io.interlock.gateway.lease.Leases.Duty;
import io.interlock.gateway.link.Links;
import io.interlock.gateway.session.FixSessions;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All duties there are; each begins on the instance that gets its lease. Standing by is healthy.
 */
@Component
class Roster implements SmartLifecycle, HealthIndicator {
    private final Leases leases;
    private final List<Duty> duties;
    private volatile boolean running;

    Roster(Leases leases, FixSessions sessions, FixEngine engine, Links links, EntryDuty entry) {
        this.leases = leases;
        List<Duty> all = new ArrayList<>();
        sessions.omsNames().forEach(oms -> all.add(new LinkDuty(oms, engine, links)));
        all.add(entry);
        this.duties = all;
    }

    @Override
    public void start() {
        leases.start(duties);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        leases.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        leases.overview()
                .forEach((name, held) -> health.withDetail(name, held ? "acting" : "standing by"));
        return health.build();
    }
}
