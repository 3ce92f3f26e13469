package io.interlock.gateway.duty;

import io.interlock.gateway.doubt.DoubtKeeper;
import io.interlock.gateway.doubt.Recovery;
import io.interlock.gateway.engine.FixEngine;
import io.interlock.gateway.lease.Leases;
import io.interlock.gateway.lease.Leases.Duty;
import io.interlock.gateway.lease.Leases.Part;
import io.interlock.gateway.link.Links;
import io.interlock.gateway.session.FixSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

    Roster(
            Leases leases,
            FixSessions sessions,
            FixEngine engine,
            Links links,
            DoubtKeeper doubts,
            Recovery recovery,
            EntryDuty entry) {
        this.leases = leases;
        List<Duty> all = new ArrayList<>();
        sessions.omsNames()
                .forEach(oms -> all.add(new LinkDuty(oms, engine, links, doubts, recovery)));
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
        Map<String, Part> parts = leases.overview();
        boolean settled =
                parts.values().stream()
                        .allMatch(part -> part == Part.ACTING || part == Part.STANDING_BY);
        Health.Builder health = settled ? Health.up() : Health.outOfService();
        parts.forEach((duty, part) -> health.withDetail(duty, part));
        return health.build();
    }
}
