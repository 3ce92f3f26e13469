package io.interlock.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/** A logarithmic axis over whole steps of 1, 2 and 5. */
record LogAxis(double from, double to, double left, double right) {
    private static final double[] STEPS = {1, 2, 5};

    /** The smallest axis that holds both values. */
    static LogAxis covering(double lowest, double highest, double left, double right) {
        double from = 1e-3;
        double to = from;
        for (double tick : all()) {
            if (tick <= lowest) {
                from = tick;
            }
            to = tick;
            if (tick >= highest && tick > from) {
                break;
            }
        }
        return new LogAxis(from, to, left, right);
    }

    double x(double value) {
        double clamped = Math.clamp(value, from, to);
        return left + (right - left) * Math.log(clamped / from) / Math.log(to / from);
    }

    List<Double> ticks() {
        return all().stream().filter(tick -> tick >= from && tick <= to).toList();
    }

    private static List<Double> all() {
        List<Double> ticks = new ArrayList<>();
        for (int power = -3; power <= 6; power++) {
            for (double step : STEPS) {
                ticks.add(Double.parseDouble((int) step + "e" + power));
            }
        }
        return ticks;
    }
}
