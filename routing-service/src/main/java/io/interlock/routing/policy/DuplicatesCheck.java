package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;
import io.interlock.routing.control.RecentOrders;

/** A window that is remembered. */
final class DuplicatesCheck {
    private DuplicatesCheck() {}

    static void check(Control.Duplicates duplicates, Findings findings) {
        findings.within(
                "/control/windowMillis",
                1,
                RecentOrders.REACH.toMillis(),
                duplicates.windowMillis());
    }
}
