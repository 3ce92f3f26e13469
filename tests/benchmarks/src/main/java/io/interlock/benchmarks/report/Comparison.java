package io.interlock.benchmarks.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Figures of several sides that are no latencies of a rate, each in its own unit.
 *
 * @param name of the benchmark, and of the files it is written to
 * @param title what was measured, for people
 * @param machine what it ran on, in words
 * @param settings the options it ran with
 * @param sides what is compared, in the order of the columns
 * @param notes what a reader must know beside the figures: what was refused, where time went
 */
public record Comparison(
        String name,
        String title,
        Instant at,
        String machine,
        Map<String, String> settings,
        List<String> sides,
        List<Figure> figures,
        List<String> notes) {

    /** One line: what it is, its unit, and its value on each side that has one. */
    public record Figure(String label, String unit, Map<String, Spread> bySide) {}
}
