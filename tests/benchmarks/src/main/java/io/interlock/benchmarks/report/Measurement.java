package io.interlock.benchmarks.report;

import io.interlock.benchmarks.pipeline.Side;
import java.util.Map;

/**
 * One phase at one rate on one side.
 *
 * @param rate orders a second that were due
 * @param achieved orders a second that were answered, from the first intended send to the last
 *     answer
 * @param cpuMicros CPU time per order of each process, in microseconds
 * @param memoryMib proportional resident memory of each process after the phase
 */
public record Measurement(
        Side side,
        int round,
        int rate,
        long orders,
        long missing,
        long rejected,
        double achieved,
        Latency latency,
        Latency toOms,
        Latency back,
        Map<String, Double> cpuMicros,
        Map<String, Long> memoryMib) {

    /** Percentiles in milliseconds. */
    public record Latency(double p50, double p99, double p999, double max) {
        private static final double NANOS = 1e6;

        public static Latency of(org.HdrHistogram.Histogram nanos) {
            return new Latency(
                    nanos.getValueAtPercentile(50) / NANOS,
                    nanos.getValueAtPercentile(99) / NANOS,
                    nanos.getValueAtPercentile(99.9) / NANOS,
                    nanos.getMaxValue() / NANOS);
        }
    }

    /** CPU time of every process together, per order. */
    public double totalCpuMicros() {
        return cpuMicros.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /** Every order was answered, and none with a reject. */
    public boolean clean() {
        return missing == 0 && rejected == 0;
    }
}
