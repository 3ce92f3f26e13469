package io.interlock.events;

import java.time.Duration;

/**
 * A topic, the type of its values and how it is kept.
 *
 * @param retention how long a log keeps its records; zero for compacted state, kept for ever
 */
public record Topic<T>(String name, Class<T> type, Kind kind, int partitions, Duration retention) {
    /** A log of facts, or compacted state: the newest record of each key. */
    public enum Kind {
        LOG,
        STATE
    }
}
