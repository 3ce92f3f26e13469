package io.interlock.systemtests.faults;

import io.interlock.events.RoutingDecision;
import io.interlock.events.RoutingDecision.Budget;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A throttle over all instances, judged by one bucket of the whole: full at the first order, and
 * then as low as what was let through has made it.
 *
 * @param key what it counts under
 * @param limit orders in {@code window}
 */
record Total(String key, double limit, Duration window, double burst) {
    /**
     * What was let through.
     *
     * @param orders how many
     * @param lowest what the bucket had left at its lowest; below zero by as many as were too many
     * @param at when
     */
    record Passed(int orders, double lowest, Instant at) {}

    /** Of {@code decisions}, one for each command. */
    Passed of(List<RoutingDecision> decisions) {
        return passed(
                decisions.stream()
                        .filter(decision -> decision.rejection() == null)
                        .filter(decision -> decision.budgets().stream().anyMatch(this::took))
                        .map(RoutingDecision::decidedAt)
                        .sorted(Comparator.naturalOrder())
                        .toList());
    }

    /** An order at each of these, the first one first. */
    Passed passed(List<Instant> passed) {
        double left = burst;
        double lowest = burst;
        Instant last = passed.isEmpty() ? Instant.EPOCH : passed.getFirst();
        Instant worst = last;
        for (Instant at : passed) {
            double back = limit * Duration.between(last, at).toNanos() / window.toNanos();
            left = Math.min(burst, left + back) - 1;
            last = at;
            if (left < lowest) {
                lowest = left;
                worst = at;
            }
        }
        return new Passed(passed.size(), lowest, worst);
    }

    private boolean took(Budget budget) {
        return budget.key().equals(key) && budget.taken().signum() > 0;
    }
}
