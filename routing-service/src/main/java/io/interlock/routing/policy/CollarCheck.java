package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;
import io.interlock.routing.reference.PriceBook;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/** A collar whose bounds can be broken and whose window can be looked back over. */
final class CollarCheck {
    private static final BigDecimal MAX_BPS = BigDecimal.valueOf(10_000);
    private static final long MAX_AGE = 3_600_000;
    private static final long SLOT = PriceBook.SLOT.toMillis();

    private CollarCheck() {}

    static void check(Control.Collar collar, Findings findings) {
        if (!findings.missing("/control/maxBps", collar.maxBps())) {
            bps("maxBps", collar.maxBps(), findings);
        }
        findings.within("/control/staleAfterMillis", 100, MAX_AGE, collar.staleAfterMillis());
        var unusedStale = findings.missing("/control/whenStale", collar.whenStale());
        var unusedPriced = findings.missing("/control/unpriced", collar.unpriced());
        sources(collar, findings);
        move(collar, findings);
    }

    private static void sources(Control.Collar collar, Findings findings) {
        Set<String> named = new HashSet<>();
        for (int i = 0; i < collar.sources().size(); i++) {
            String source = collar.sources().get(i);
            if (source.isBlank()) {
                findings.found("/control/sources/" + i, "a source must not be blank");
            } else if (!named.add(source)) {
                findings.found("/control/sources/" + i, "source '%s' is named twice", source);
            }
        }
    }

    private static void move(Control.Collar collar, Findings findings) {
        BigDecimal most = collar.maxMoveBps();
        Long window = collar.moveWindowMillis();
        if (most == null && window == null) {
            return;
        }
        if (most == null || window == null) {
            findings.found(
                    most == null ? "/control/maxMoveBps" : "/control/moveWindowMillis",
                    "%s is needed",
                    most == null ? "maxMoveBps" : "moveWindowMillis");
            return;
        }
        bps("maxMoveBps", most, findings);
        findings.within("/control/moveWindowMillis", SLOT, PriceBook.REACH.toMillis(), window);
        if (window % SLOT != 0) {
            findings.found(
                    "/control/moveWindowMillis",
                    "moveWindowMillis must be a multiple of %d, but is %d",
                    SLOT,
                    window);
        }
    }

    private static void bps(String name, BigDecimal value, Findings findings) {
        findings.positive("/control/" + name, name, value);
        if (value.compareTo(MAX_BPS) > 0) {
            findings.found(
                    "/control/" + name,
                    "%s must be at most %s, but is %s",
                    name,
                    MAX_BPS.toPlainString(),
                    value.toPlainString());
        }
    }
}
