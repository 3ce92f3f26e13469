package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.VenueLimits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Other OMSs that there are, each once, and limits that mean something. */
final class FailoverCheck {
    private static final long DAY = 86_400_000;
    private static final long WINDOW = 120_000;

    private FailoverCheck() {}

    static void check(Control.Failover failover, Set<String> omss, Findings findings) {
        RouteCheck.oms("/control/oms", failover.oms(), omss, findings);
        targets(failover, omss, findings);
        var unused = findings.missing("/control/whenNone", failover.whenNone());
        limits(failover.limits(), findings);
    }

    private static void targets(Control.Failover failover, Set<String> omss, Findings findings) {
        List<Control.Target> then = failover.then();
        if (then.isEmpty()) {
            findings.found("/control/then", "then must name at least one other OMS");
        }
        Set<String> named = new HashSet<>();
        for (int i = 0; i < then.size(); i++) {
            String oms = then.get(i).oms();
            String place = "/control/then/" + i;
            RouteCheck.oms(place + "/oms", oms, omss, findings);
            RouteCheck.edits(place + "/edits/", then.get(i).edits(), findings);
            if (oms != null && oms.equals(failover.oms())) {
                findings.found(place + "/oms", "'%s' is the OMS that orders leave", oms);
            }
            if (!named.add(oms)) {
                findings.found(place + "/oms", "'%s' is named twice", oms);
            }
        }
    }

    private static void limits(VenueLimits limits, Findings findings) {
        // no longer than what is remembered of orders
        within("windowMillis", limits.windowMillis(), 1_000, WINDOW, findings);
        within("rejects", limits.rejects(), 1, 10_000, findings);
        within("rejectPercent", limits.rejectPercent(), 1, 100, findings);
        within("slow", limits.slow(), 1, 10_000, findings);
        within("slowPercent", limits.slowPercent(), 1, 100, findings);
        within("slowMillis", limits.slowMillis(), 1, limits.windowMillis(), findings);
        within("overdue", limits.overdue(), 1, 10_000, findings);
        within("silentMillis", limits.silentMillis(), 250, limits.windowMillis(), findings);
        within("unfilled", limits.unfilled(), 0, 10_000, findings);
        within("unfilledPercent", limits.unfilledPercent(), 1, 100, findings);
        within("downMillis", limits.downMillis(), 0, DAY, findings);
        within("dwellMillis", limits.dwellMillis(), 250, DAY, findings);
        within("canaries", limits.canaries(), 1, 1_000, findings);
        within("canaryMillis", limits.canaryMillis(), 1_000, DAY, findings);
        within("canaryMinQtys", limits.canaryMinQtys(), 0, 1_000_000_000, findings);
        within("quoteMillis", limits.quoteMillis(), 0, DAY, findings);
        if (limits.quoteMillis() > 0 == (limits.quoteSource() == null)) {
            findings.found(
                    "/control/limits/quoteSource",
                    "quoteMillis %d and quoteSource '%s' go together",
                    limits.quoteMillis(),
                    limits.quoteSource() == null ? "" : limits.quoteSource());
        }
    }

    private static void within(String name, long value, long least, long most, Findings findings) {
        if (value < least || value > most) {
            findings.found(
                    "/control/limits/" + name,
                    "%s must be %d to %d, but is %d",
                    name,
                    least,
                    most,
                    value);
        }
    }
}
