package io.interlock.ops.alert;

import io.interlock.ops.alert.Facts.Sample;
import java.util.List;
import java.util.Map;

/** Symbols whose prices make no sense, as routing-service shows them while it is so. */
final class MispriceFindings {
    static final String GAUGE = "routing_mispriced";

    private MispriceFindings() {}

    static List<Finding> of(Facts facts) {
        return facts.samples().stream()
                .filter(sample -> sample.name().equals(GAUGE) && sample.value() > 0)
                .map(MispriceFindings::finding)
                .distinct()
                .toList();
    }

    private static Finding finding(Sample sample) {
        String symbol = sample.label("symbol");
        return Finding.of(
                Map.of("symbol", symbol, "priceRule", sample.label("rule")),
                "The prices of %s make no sense: %s, says rule %s"
                        .formatted(symbol, sample.label("cause"), sample.label("rule")),
                "/console/symbols");
    }
}
