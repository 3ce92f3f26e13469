package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;
import java.math.BigDecimal;

/** A throttle that lets something pass. */
final class ThrottleCheck {
    private static final long MIN_WINDOW = 100;
    private static final long MAX_WINDOW = 86_400_000;

    private ThrottleCheck() {}

    static void check(Control.Throttle throttle, Findings findings) {
        var unusedPer = findings.missing("/control/per", throttle.per());
        var unusedUnit = findings.missing("/control/unit", throttle.unit());
        if (!findings.missing("/control/limit", throttle.limit())) {
            findings.positive("/control/limit", "limit", throttle.limit());
        }
        if (throttle.windowMillis() < MIN_WINDOW || throttle.windowMillis() > MAX_WINDOW) {
            findings.found(
                    "/control/windowMillis",
                    "windowMillis must be %d to %d, but is %d",
                    MIN_WINDOW,
                    MAX_WINDOW,
                    throttle.windowMillis());
        }
        if (!findings.missing("/control/burst", throttle.burst())
                && throttle.burst().compareTo(BigDecimal.ONE) < 0) {
            findings.found(
                    "/control/burst",
                    "burst must be at least 1, but is %s",
                    throttle.burst().toPlainString());
        }
    }
}
