package io.interlock.ops.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A rule's parameters; {@link Rule#faults} has seen to it that all are there. */
record Values(Map<String, Double> parameters) {

    double real(String name) {
        Double value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no parameter " + name);
        }
        return value;
    }

    Duration duration(String name) {
        return Duration.ofMillis((long) real(name));
    }

    /** The instant {@code name} before {@code at}. */
    Instant before(Instant at, String name) {
        return at.minus(duration(name));
    }
}
