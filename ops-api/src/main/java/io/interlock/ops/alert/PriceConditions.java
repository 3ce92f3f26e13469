package io.interlock.ops.alert;

import io.interlock.ops.alert.Facts.Sample;
import java.util.List;
import java.util.Map;

/** Symbols whose prices make no sense, as routing-service shows them while it is so. */
final class PriceConditions {
    private static final String GAUGE = "routing_mispriced";

    static final List<Condition> ALL =
            List.of(
                    new Condition(
                            "mispriced",
                            "the prices of a symbol make no sense",
                            List.of(),
                            (facts, values) ->
                                    facts.samples().stream()
                                            .filter(sample ->
                                                    sample.name().equals(GAUGE)
                                                            && sample.value() > 0)
                                            .map(PriceConditions::finding)
                                            .distinct()
                                            .toList()));

    private PriceConditions() {}

    private static Finding finding(Sample sample) {
        String symbol = sample.label("symbol");
        return Finding.of(
                Map.of("symbol", symbol, "priceRule", sample.label("rule")),
                "The prices of %s make no sense: %s, says rule %s"
                        .formatted(symbol, sample.label("cause"), sample.label("rule")),
                "/console/symbols");
    }
}
