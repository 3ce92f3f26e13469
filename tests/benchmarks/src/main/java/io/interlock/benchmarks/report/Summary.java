package io.interlock.benchmarks.report;

import io.interlock.benchmarks.pipeline.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** From single measurements to rows. Pure. */
public final class Summary {
    private Summary() {}

    public static List<Result.Row> rows(List<Measurement> measurements) {
        List<Result.Row> rows = new ArrayList<>();
        List<Integer> rates =
                measurements.stream().map(Measurement::rate).distinct().sorted().toList();
        for (int rate : rates) {
            for (Side side : Side.values()) {
                List<Measurement> same =
                        measurements.stream()
                                .filter(m -> m.side() == side && m.rate() == rate)
                                .toList();
                if (!same.isEmpty()) {
                    rows.add(row(side, rate, same));
                }
            }
        }
        return rows;
    }

    public static List<Result.Highest> highest(Map<Side, List<Double>> found) {
        List<Result.Highest> highest = new ArrayList<>();
        for (Side side : Side.values()) {
            List<Double> rates = found.getOrDefault(side, List.of());
            if (!rates.isEmpty()) {
                highest.add(new Result.Highest(side, Spread.of(rates)));
            }
        }
        return highest;
    }

    private static Result.Row row(Side side, int rate, List<Measurement> same) {
        Map<String, Double> byProcess = new LinkedHashMap<>();
        for (String process : same.getFirst().cpuMicros().keySet()) {
            byProcess.put(
                    process,
                    Spread.of(same, m -> m.cpuMicros().getOrDefault(process, 0.0)).median());
        }
        return new Result.Row(
                side,
                rate,
                Spread.of(same, m -> m.latency().p50()),
                Spread.of(same, m -> m.latency().p99()),
                Spread.of(same, m -> m.latency().p999()),
                Spread.of(same, m -> m.toOms().p50()),
                Spread.of(same, m -> m.back().p50()),
                Spread.of(same, Measurement::totalCpuMicros),
                byProcess,
                same.stream().allMatch(Measurement::clean));
    }
}
