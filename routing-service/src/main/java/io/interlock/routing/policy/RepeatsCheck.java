package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;

/** A count and a window in which it can be reached. */
final class RepeatsCheck {
    private static final int MAX_EXECUTIONS = 10_000;
    private static final long MIN_WINDOW = 1_000;
    private static final long MAX_WINDOW = 3_600_000;

    private RepeatsCheck() {}

    static void check(Control.Repeats repeats, Findings findings) {
        var unusedPer = findings.missing("/control/per", repeats.per());
        findings.within("/control/executions", 1, MAX_EXECUTIONS, repeats.executions());
        findings.within("/control/windowMillis", MIN_WINDOW, MAX_WINDOW, repeats.windowMillis());
    }
}
