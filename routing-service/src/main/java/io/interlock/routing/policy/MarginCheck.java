package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Leverages and rates that something can be divided by and multiplied with. */
final class MarginCheck {
    private static final Pattern PAIR = Pattern.compile("[A-Z]{3,8}/[A-Z]{3,8}");

    private MarginCheck() {}

    static void check(Control.Margin margin, Findings findings) {
        needed("/control/leverage", margin.leverage(), findings);
        findings.positive("/control/multiplier", "multiplier", margin.multiplier());
        for (Map.Entry<String, BigDecimal> group : margin.groups().entrySet()) {
            if (group.getKey().isBlank()) {
                findings.found("/control/groups", "a group must not be blank");
            }
            needed("/control/groups/" + pointer(group.getKey()), group.getValue(), findings);
        }
        for (Map.Entry<String, BigDecimal> rate : margin.rates().entrySet()) {
            if (!PAIR.matcher(rate.getKey()).matches()) {
                findings.found(
                        "/control/rates",
                        "a rate must be named like EUR/USD, but is '%s'",
                        rate.getKey());
            }
            needed("/control/rates/" + pointer(rate.getKey()), rate.getValue(), findings);
        }
        Long age = margin.lastPxMaxAgeMillis();
        if (age != null && age <= 0) {
            findings.found(
                    "/control/lastPxMaxAgeMillis",
                    "lastPxMaxAgeMillis must be above 0, but is %d",
                    age);
        }
    }

    private static void needed(String pointer, @Nullable BigDecimal value, Findings findings) {
        if (!findings.missing(pointer, value)) {
            findings.positive(pointer, pointer.substring(pointer.lastIndexOf('/') + 1), value);
        }
    }

    /** RFC 6901. */
    private static String pointer(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
