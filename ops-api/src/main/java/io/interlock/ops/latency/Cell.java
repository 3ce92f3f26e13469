package io.interlock.ops.latency;

import io.interlock.domain.Environment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One histogram: a minute, an environment, what it is told apart by, and the hop. */
public record Cell(
        Instant minute, Environment environment, Dimension dimension, String key, Hop hop) {

    /** What {@code added} adds to histograms and {@code taken} takes away. */
    public static Map<Cell, Histogram> changes(Collection<Sample> added, Collection<Sample> taken) {
        Map<Cell, Histogram> changes = new HashMap<>();
        added.forEach(sample -> count(changes, sample, 1));
        taken.forEach(sample -> count(changes, sample, -1));
        return changes;
    }

    private static void count(Map<Cell, Histogram> changes, Sample sample, long times) {
        for (Dimension dimension : Dimension.values()) {
            String key = key(dimension, sample);
            if (key != null) {
                Cell cell =
                        new Cell(
                                sample.at().truncatedTo(ChronoUnit.MINUTES),
                                sample.environment(),
                                dimension,
                                key,
                                sample.hop());
                Histogram before = changes.getOrDefault(cell, Histogram.empty());
                changes.put(cell, before.plus(sample.micros(), times));
            }
        }
    }

    private static @Nullable String key(Dimension dimension, Sample sample) {
        return switch (dimension) {
            case SYMBOL -> sample.symbol();
            case OMS -> sample.oms();
            case FIX_SESSION -> sample.fixSession();
        };
    }
}
