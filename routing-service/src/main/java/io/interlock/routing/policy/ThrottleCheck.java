package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control.Action;
import io.interlock.events.RoutingPolicy.Control.Throttle;
import io.interlock.events.RoutingPolicy.Control.Unit;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A throttle that lets something pass, and lets nothing wait without bounds. */
final class ThrottleCheck {
    private static final long MIN_WINDOW = 100;
    private static final long MAX_WINDOW = 86_400_000;
    private static final long MAX_QUEUE_MILLIS = 60_000;
    private static final long MAX_QUEUED = 10_000;

    private ThrottleCheck() {}

    static void check(Throttle throttle, Findings findings) {
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
        if (!findings.missing("/control/burst", throttle.burst())) {
            atLeastOne("/control/burst", "burst", throttle.burst(), findings);
        }
        waiting(throttle, findings);
        cancels(throttle, findings);
    }

    private static void waiting(Throttle throttle, Findings findings) {
        Long millis = throttle.maxQueueMillis();
        Integer most = throttle.maxQueued();
        if (throttle.action() == Action.REJECT) {
            absent("/control/maxQueueMillis", millis, findings);
            absent("/control/maxQueued", most, findings);
            return;
        }
        within("/control/maxQueueMillis", millis, MAX_QUEUE_MILLIS, findings);
        within("/control/maxQueued", most, MAX_QUEUED, findings);
        if (throttle.action() == Action.SLOW
                && throttle.burst() != null
                && throttle.burst().compareTo(BigDecimal.ONE) != 0) {
            findings.found(
                    "/control/burst",
                    "burst must be 1 with SLOW, for orders leave one by one, but is %s",
                    throttle.burst().toPlainString());
        }
        if (throttle.unit() == Unit.MESSAGES
                && !throttle.cancelsExempt()
                && throttle.cancelLimit() == null) {
            findings.found(
                    "/control/cancelsExempt",
                    "cancels never wait: with %s they must be exempt or have a cancelLimit",
                    throttle.action());
        }
    }

    private static void cancels(Throttle throttle, Findings findings) {
        BigDecimal burst = throttle.cancelBurst();
        if (throttle.cancelLimit() == null) {
            if (burst != null) {
                findings.found("/control/cancelBurst", "cancelBurst needs a cancelLimit");
            }
            return;
        }
        findings.positive("/control/cancelLimit", "cancelLimit", throttle.cancelLimit());
        if (!findings.missing("/control/cancelBurst", burst) && burst != null) {
            atLeastOne("/control/cancelBurst", "cancelBurst", burst, findings);
        }
        if (throttle.cancelsExempt()) {
            findings.found(
                    "/control/cancelsExempt",
                    "cancels are either exempt or have a cancelLimit, not both");
        }
    }

    private static void atLeastOne(
            String pointer, String name, BigDecimal value, Findings findings) {
        if (value.compareTo(BigDecimal.ONE) < 0) {
            findings.found(
                    pointer, "%s must be at least 1, but is %s", name, value.toPlainString());
        }
    }

    private static void within(
            String pointer, @Nullable Number value, long most, Findings findings) {
        if (!findings.missing(pointer, value)
                && value != null
                && (value.longValue() < 1 || value.longValue() > most)) {
            findings.found(
                    pointer,
                    "%s must be 1 to %d, but is %d",
                    pointer.substring(pointer.lastIndexOf('/') + 1),
                    most,
                    value.longValue());
        }
    }

    private static void absent(String pointer, @Nullable Number value, Findings findings) {
        if (value != null) {
            findings.found(
                    pointer,
                    "%s is for the actions QUEUE and SLOW",
                    pointer.substring(pointer.lastIndexOf('/') + 1));
        }
    }
}
