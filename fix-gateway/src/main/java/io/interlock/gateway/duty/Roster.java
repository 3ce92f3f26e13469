package io.interlock.gateway.duty;

import io.interlock.gateway.doubt.DoubtKeeper;
import io.interlock.gateway.doubt.Recovery;
import io.interlock.gateway.engine.FixEngine;
import io.interlock.gateway.engine.Rehearsal;
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
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * All duties there are; each begins on the instance that gets its lease. Standing by is healthy,
 * once that instance could act at once.
 */
@Component
class Roster implements SmartLifecycle, HealthIndicator {
    private final Leases leases;
    private final FixSessions sessions;
    private final FixEngine engine;
    private final Links links;
    private final DoubtKeeper doubts;
    private final Recovery recovery;
    private final EntryDuty entry;
    private final Rehearsal rehearsal;
    private volatile boolean running;
    private volatile boolean rehearsed;

    Roster(
            Leases leases,
            FixSessions sessions,
            FixEngine engine,
            Links links,
            DoubtKeeper doubts,
            Recovery recovery,
            EntryDuty entry,
            Rehearsal rehearsal) {
        this.leases = leases;
        this.sessions = sessions;
        this.engine = engine;
        this.links = links;
        this.doubts = doubts;
        this.recovery = recovery;
        this.entry = entry;
        this.rehearsal = rehearsal;
    }

    @Override
    public void start() {
        List<Duty> duties = new ArrayList<>(linkDuties());
        duties.add(entry);
        leases.start(duties);
        running = true;
    }

    private List<LinkDuty> linkDuties() {
        return sessions.omsNames().stream()
                .map(oms -> new LinkDuty(oms, engine, links, doubts, recovery))
                .toList();
    }

    /** OMSs that were defined since; and whoever has nothing to do prepares for having to. */
    @Scheduled(fixedDelay = 1_000)
    void look() {
        if (!running) {
            return;
        }
        linkDuties().forEach(leases::add);
        if (!rehearsed && leases.overview().containsValue(Part.STANDING_BY)) {
            rehearsed = true;
            Thread.ofPlatform().daemon().name("rehearsal").start(rehearsal::play);
        }
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
                        .allMatch(part ->
                                part == Part.ACTING
                                        || part == Part.STANDING_BY && rehearsal.isOver());
        Health.Builder health = settled ? Health.up() : Health.outOfService();
        parts.forEach((duty, part) -> health.withDetail(duty, part));
        return health.build();
    }
}
