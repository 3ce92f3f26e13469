package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;
import java.math.BigDecimal;

/** Limits that limit something and leave room. */
final class LimitsCheck {
    private LimitsCheck() {}

    static void check(Control.Limits limits, Findings findings) {
        BigDecimal min = limits.minQty() == null ? null : limits.minQty().value();
        BigDecimal max = limits.maxQty() == null ? null : limits.maxQty().value();
        findings.positive("/control/minQty", "minQty", min);
        findings.positive("/control/maxQty", "maxQty", max);
        findings.positive("/control/maxNotional", "maxNotional", limits.maxNotional());
        if (min != null && max != null && min.compareTo(max) > 0) {
            findings.found(
                    "/control/minQty",
                    "minQty %s must not be above maxQty %s",
                    min.toPlainString(),
                    max.toPlainString());
        }
        if (min == null
                && max == null
                && limits.maxNotional() == null
                && limits.sides().isEmpty()
                && limits.ordTypes().isEmpty()) {
            findings.found("/control", "limits must limit something");
        }
    }
}
