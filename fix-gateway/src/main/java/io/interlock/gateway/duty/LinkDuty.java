package io.interlock.gateway.duty;

import io.interlock.gateway.doubt.DoubtKeeper;
import io.interlock.gateway.doubt.Recovery;
import io.interlock.gateway.engine.FixEngine;
import io.interlock.gateway.lease.Lease;
import io.interlock.gateway.lease.Leases.Duty;
import io.interlock.gateway.link.LinkLease;
import io.interlock.gateway.link.Links;
import java.time.Instant;

/** Serves one OMS: its sessions and the dispatcher of its decisions. */
final class LinkDuty implements Duty {
    private final String oms;
    private final FixEngine engine;
    private final Links links;
    private final DoubtKeeper doubts;
    private final Recovery recovery;

    LinkDuty(String oms, FixEngine engine, Links links, DoubtKeeper doubts, Recovery recovery) {
        this.oms = oms;
        this.engine = engine;
        this.links = links;
        this.doubts = doubts;
        this.recovery = recovery;
    }

    @Override
    public String lease() {
        return LinkLease.of(oms);
    }

    @Override
    public void begin(Lease lease) {
        Instant begin = recovery.begin();
        engine.startLink(oms);
        links.start(oms, lease);
        doubts.begin(oms, recovery.unanswered(oms, begin));
    }

    @Override
    public void end(Lease lease, boolean taken) {
        links.stop(oms);
        engine.stopLink(oms, taken);
        doubts.end(oms);
    }
}
