package io.interlock.benchmarks.report;

import io.interlock.benchmarks.report.Comparison.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects values as they are measured; what comes under one label on one side is one spread. */
public final class Figures {
    private final Map<Name, Map<String, List<Double>>> values = new LinkedHashMap<>();

    private record Name(String label, String unit) {}

    public void add(String label, String unit, String side, double value) {
        values.computeIfAbsent(new Name(label, unit), name -> new LinkedHashMap<>())
                .computeIfAbsent(side, name -> new ArrayList<>())
                .add(value);
    }

    /** The median under a label on one side so far; NaN where there is none. */
    public double median(String label, String side) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().label().equals(label))
                .map(entry -> entry.getValue().getOrDefault(side, List.of()))
                .filter(measured -> !measured.isEmpty())
                .mapToDouble(measured -> Spread.of(measured).median())
                .findFirst()
                .orElse(Double.NaN);
    }

    /** In the order in which their labels first came. */
    public List<Figure> all() {
        List<Figure> figures = new ArrayList<>();
        values.forEach((name, bySide) -> {
            Map<String, Spread> spreads = new LinkedHashMap<>();
            bySide.forEach((side, measured) -> spreads.put(side, Spread.of(measured)));
            figures.add(new Figure(name.label(), name.unit(), spreads));
        });
        return figures;
    }
}
