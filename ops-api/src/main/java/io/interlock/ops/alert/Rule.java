package io.interlock.ops.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When to raise an alert, as people edit it.
 *
 * @param id the alert's name, and that of its runbook
 * @param condition one of {@link Conditions#ALL} by its name
 * @param parameters all that the condition asks for
 * @param forMillis how long it has to be so before the alert opens
 * @param clearMillis how long it has to be otherwise before the alert closes
 * @param groupBy labels whose alerts go out in one message while their values are the same
 */
public record Rule(
        String id,
        boolean enabled,
        Severity severity,
        String owner,
        String condition,
        Map<String, Double> parameters,
        long forMillis,
        long clearMillis,
        List<String> groupBy) {
    private static final long DAYS_7 = 7L * 86_400_000;

    public Rule {
        parameters = Map.copyOf(parameters);
        groupBy = List.copyOf(groupBy);
    }

    /** What is wrong with a field of a document; {@code pointer} leads to it. */
    public record Fault(String pointer, String words) {}

    /** Everything that keeps this from being a rule. */
    public List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        Conditions.named(condition)
                .ifPresentOrElse(
                        known -> parameterFaults(known, faults),
                        () ->
                                faults.add(
                                        new Fault(
                                                "/condition",
                                                "condition '"
                                                        + condition
                                                        + "' is none of "
                                                        + Conditions.names())));
        range("/forMillis", forMillis, DAYS_7, faults);
        range("/clearMillis", clearMillis, DAYS_7, faults);
        return faults;
    }

    private void parameterFaults(Condition known, List<Fault> faults) {
        Map<String, Double> unknown = new TreeMap<>(parameters);
        for (Parameter wanted : known.parameters()) {
            Double value = unknown.remove(wanted.name());
            if (value == null || !wanted.allows(value)) {
                faults.add(
                        new Fault(
                                "/parameters/" + wanted.name(),
                                "%s (%s) must be from %s to %s and is %s"
                                        .formatted(
                                                wanted.name(),
                                                wanted.words(),
                                                Words.of(wanted.min()),
                                                Words.of(wanted.max()),
                                                value == null ? "missing" : Words.of(value))));
            }
        }
        unknown.forEach((name, value) ->
                faults.add(
                        new Fault(
                                "/parameters/" + name,
                                "condition '%s' has no parameter '%s'"
                                        .formatted(condition, name))));
    }

    private static void range(String pointer, long value, long max, List<Fault> faults) {
        if (value < 0 || value > max) {
            faults.add(
                    new Fault(
                            pointer,
                            "%s must be from 0 to %d and is %d"
                                    .formatted(pointer.substring(1), max, value)));
        }
    }
}
