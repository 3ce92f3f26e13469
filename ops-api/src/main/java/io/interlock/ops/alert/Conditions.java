package io.interlock.ops.alert;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every question that a rule can ask. */
public final class Conditions {
    public static final List<Condition> ALL =
            Stream.of(
                            SessionConditions.ALL,
                            FlowConditions.ALL,
                            AnswerConditions.ALL,
                            VenueConditions.ALL,
                            PriceConditions.ALL,
                            ReconConditions.ALL,
                            PlatformConditions.ALL,
                            EmergencyConditions.ALL)
                    .flatMap(List::stream)
                    .toList();

    private Conditions() {}

    public static Optional<Condition> named(String name) {
        return ALL.stream().filter(condition -> condition.name().equals(name)).findFirst();
    }

    static List<String> names() {
        return ALL.stream().map(Condition::name).toList();
    }
}
