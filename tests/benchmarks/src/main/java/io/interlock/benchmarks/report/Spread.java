package io.interlock.benchmarks.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The median of several rounds, with the lowest and the highest. */
public record Spread(double median, double lowest, double highest) {
    public static Spread of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no values");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int size = sorted.size();
        double median = (sorted.get((size - 1) / 2) + sorted.get(size / 2)) / 2;
        return new Spread(median, sorted.getFirst(), sorted.getLast());
    }

    public static <T> Spread of(List<T> items, ToDoubleFunction<T> value) {
        return of(items.stream().mapToDouble(value).boxed().toList());
    }
}
