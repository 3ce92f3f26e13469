package io.interlock.gateway.duty;

import io.interlock.gateway.engine.FixEngine;
import io.interlock.gateway.lease.Lease;
import io.interlock.gateway.lease.Leases.Duty;
import io.interlock.gateway.link.Links;

/** Serves one OMS: its sessions and the dispatcher of its decisions. */
final class LinkDuty implements Duty {
    private final String oms;
    private final FixEngine engine;
    private final Links links;

    LinkDuty(String oms, FixEngine engine, Links links) {
        this.oms = oms;
        this.engine = engine;
        this.links = links;
    }

    static String leaseOf(String oms) {
        return "link-" + oms;
    }

    @Override
    public String lease() {
        return leaseOf(oms);
    }

    @Override
    public void begin(Lease lease) {
        engine.startLink(oms);
        links.start(oms, lease);
    }

    @Override
    public void end(Lease lease, boolean taken) {
        links.stop(oms);
        engine.stopLink(oms, taken);
    }
}
