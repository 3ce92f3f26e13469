package io.interlock.ops.reject;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How many there were over time.
 *
 * @param counts of equal slices of the range, oldest first
 */
public record Trend(Instant from, Instant to, List<Long> counts) {
    public static final int SLICES = 30;
    private static final int SPIKE_AT_LEAST = 5;
    private static final int SPIKE_TIMES = 3;

    /** The number of slices before the first that stands for a spike's usual level. */
    private static final int LEVEL = 5;

    public Trend {
        counts = List.copyOf(counts);
    }

    /** When slice {@code index} begins. */
    public Instant begin(int index) {
        Duration whole = Duration.between(from, to);
        return from.plus(whole.multipliedBy(index).dividedBy(counts.size()));
    }

    /**
     * The newest slice whose count jumps: at least 5, and 3 times the mean of the slices before it.
     */
    public Optional<Integer> spike() {
        for (int i = counts.size() - 1; i > 0; i--) {
            long count = counts.get(i);
            if (count >= SPIKE_AT_LEAST
                    && count > SPIKE_TIMES * level(i)
                    && counts.get(i - 1) < count) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private double level(int before) {
        return counts.subList(Math.max(0, before - LEVEL), before).stream()
                .mapToLong(Long::longValue)
                .average()
                .orElse(0);
    }
}
