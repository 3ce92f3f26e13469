package io.interlock.ops.alert;

import io.interlock.events.FixSessionState;
import io.interlock.events.FixSessionState.State;
import io.interlock.ops.alert.Facts.Flow;
import io.interlock.ops.alert.Facts.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What can be wrong with orders on their way. */
final class FlowConditions {
    static final List<Condition> ALL =
            List.of(
                    new Condition(
                            "reject-share",
                            "too many of a client's orders are rejected",
                            List.of(
                                    Parameter.percent("percent", "of the orders"),
                                    Parameter.count("minOrders", "below which it says nothing"),
                                    Parameter.window()),
                            FlowConditions::rejectShare),
                    new Condition(
                            "order-unanswered",
                            "an OMS leaves an order unanswered",
                            List.of(Parameter.millis("maxAgeMillis", "since it was sent")),
                            (facts, values) ->
                                    aged(
                                            facts,
                                            values,
                                            "fix_orders_unacknowledged_oldest_age_seconds",
                                            "session",
                                            "fixSession",
                                            "%s has left an order unanswered for %s")),
                    new Condition(
                            "order-in-doubt",
                            "nobody can know whether an OMS has an order",
                            List.of(Parameter.millis("maxAgeMillis", "since it is in doubt")),
                            (facts, values) ->
                                    aged(
                                            facts,
                                            values,
                                            "fix_orders_in_doubt_oldest_age_seconds",
                                            "oms",
                                            "oms",
                                            "Whether %s has an order is in doubt for %s")),
                    new Condition(
                            "no-orders",
                            "a client that sent orders sends none while others do",
                            List.of(
                                    Parameter.count("minBefore", "orders in the window before"),
                                    Parameter.count("minOfOthers", "orders of others meanwhile"),
                                    new Parameter(
                                            "windowMillis",
                                            1,
                                            450_000,
                                            "without an order, at most 7.5 minutes")),
                            FlowConditions::noOrders));

    private FlowConditions() {}

    private record Counts(long orders, long rejects) {
        Counts and(Counts other) {
            return new Counts(orders + other.orders, rejects + other.rejects);
        }
    }

    private static Map<String, Counts> counts(Facts facts, Predicate<Instant> when) {
        Map<String, Counts> counts = new TreeMap<>();
        for (Flow flow : facts.flow()) {
            if (when.test(flow.from())) {
                counts.merge(
                        flow.fixSession(), new Counts(flow.orders(), flow.rejects()), Counts::and);
            }
        }
        return counts;
    }

    private static List<Finding> rejectShare(Facts facts, Values values) {
        Instant from = values.before(facts.at(), "windowMillis");
        return counts(facts, at -> at.isAfter(from)).entrySet().stream()
                .filter(session -> {
                    Counts counts = session.getValue();
                    return counts.orders() >= values.real("minOrders")
                            && counts.rejects() * 100.0 > counts.orders() * values.real("percent");
                })
                .map(session ->
                        Finding.of(
                                        Map.of("fixSession", session.getKey()),
                                        "%d of %d orders of %s were rejected in %s"
                                                .formatted(
                                                        session.getValue().rejects(),
                                                        session.getValue().orders(),
                                                        session.getKey(),
                                                        Words.of(values.duration("windowMillis"))),
                                        "/console/rejects")
                                .times(session.getValue().rejects()))
                .toList();
    }

    private static List<Finding> noOrders(Facts facts, Values values) {
        Duration window = values.duration("windowMillis");
        Instant from = facts.at().minus(window);
        Map<String, Counts> now = counts(facts, at -> at.isAfter(from));
        Map<String, Counts> before =
                counts(facts, at -> !at.isAfter(from) && at.isAfter(from.minus(window)));
        long all = now.values().stream().mapToLong(Counts::orders).sum();
        return facts.sessions().stream()
                .filter(session ->
                        session.role() == FixSessionState.Role.ORDER_ENTRY
                                && session.state() == State.ACTIVE)
                .map(FixSessionState::id)
                .filter(id -> orders(now, id) == 0 && all >= values.real("minOfOthers"))
                .filter(id -> {
                    long earlier = orders(before, id);
                    return earlier > 0 && earlier >= values.real("minBefore");
                })
                .map(id ->
                        Finding.of(
                                Map.of("fixSession", id),
                                "%s is logged on and sent no order for %s, others sent %d"
                                        .formatted(id, Words.of(window), all),
                                "/console/sessions/" + id))
                .toList();
    }

    private static long orders(Map<String, Counts> counts, String session) {
        return counts.getOrDefault(session, new Counts(0, 0)).orders();
    }

    /** Ages in seconds under a label that names what waits. */
    private static List<Finding> aged(
            Facts facts, Values values, String metric, String from, String label, String words) {
        double limit = values.duration("maxAgeMillis").toMillis() / 1_000.0;
        return facts.samples().stream()
                .filter(sample -> sample.name().equals(metric) && sample.value() > limit)
                .map(sample -> finding(sample, from, label, words))
                .toList();
    }

    private static Finding finding(Sample sample, String from, String label, String words) {
        String name = sample.label(from);
        Duration age = Duration.ofMillis((long) (sample.value() * 1_000));
        return Finding.of(
                Map.of(label, name), words.formatted(name, Words.of(age)), "/console/sessions");
    }
}
