package io.interlock.benchmarks.load;

import java.time.Duration;

/**
 * When each order of a phase is due: evenly spaced from its start, whatever happens to the others.
 *
 * @param rate orders a second
 */
public record Schedule(int rate, int orders) {
    public Schedule {
        if (rate < 1 || orders < 1) {
            throw new IllegalArgumentException("nothing to send: " + orders + " at " + rate);
        }
    }

    public static Schedule of(int rate, Duration length) {
        return new Schedule(rate, (int) Math.max(1, rate * length.toMillis() / 1000));
    }

    /** Nanoseconds after the start at which order {@code index} is due. */
    public long dueAt(int index) {
        return index * 1_000_000_000L / rate;
    }

    /** How many orders are due {@code nanos} after the start. */
    public int dueBy(long nanos) {
        if (nanos < 0) {
            return 0;
        }
        return (int) Math.min(orders, nanos * rate / 1_000_000_000L + 1);
    }
}
