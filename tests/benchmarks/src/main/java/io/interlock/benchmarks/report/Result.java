package io.interlock.benchmarks.report;

import io.interlock.benchmarks.pipeline.Side;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A whole run.
 *
 * @param name of the benchmark, and of the files it is written to
 * @param title what was measured, for people
 * @param machine what it ran on, in words
 * @param settings the options it ran with
 * @param rows one for each side and rate: medians over the rounds
 * @param highest the highest rate with p99 under the limit; empty if it was not searched for
 * @param measurements every single phase
 */
public record Result(
        String name,
        String title,
        Instant at,
        String machine,
        Map<String, String> settings,
        List<Row> rows,
        List<Highest> highest,
        List<Measurement> measurements) {

    /** One side at one rate; milliseconds, and microseconds of CPU per order. */
    public record Row(
            Side side,
            int rate,
            Spread p50,
            Spread p99,
            Spread p999,
            Spread toOmsP50,
            Spread backP50,
            Spread cpu,
            Map<String, Double> cpuByProcess,
            boolean clean) {}

    /** The highest rate that one side carried with p99 under the limit. */
    public record Highest(Side side, Spread rate) {}
}
