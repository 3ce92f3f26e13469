package io.interlock.ops.alert;

import java.util.List;
import java.util.Map;

/** OMSs that are out as places for new orders; routing-service judges them. */
final class VenueConditions {
    static final List<Condition> ALL =
            List.of(
                    condition(
                            "venue-open",
                            "new orders that have a failover go past an OMS",
                            "venue_open",
                            "New orders that have a failover go past %s"),
                    condition(
                            "venue-flapping",
                            "an OMS goes and comes too often as a place for new orders",
                            "venue_flapping",
                            "%s goes and comes: it stays out longer each time"));

    private VenueConditions() {}

    private static Condition condition(
            String name, String description, String metric, String words) {
        return new Condition(
                name,
                description,
                List.of(),
                (facts, values) ->
                        facts.samples().stream()
                                .filter(sample ->
                                        sample.name().equals(metric) && sample.value() == 1)
                                .map(sample -> sample.label("oms"))
                                .distinct()
                                .map(oms ->
                                        Finding.of(
                                                Map.of("oms", oms),
                                                words.formatted(oms),
                                                "/console/policies/venues"))
                                .toList());
    }
}
