package io.interlock.routing.decision;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every record that a state topic had, so that it can be looked at as it was at any position. */
public final class StateLog<T> {
    private final Map<String, NavigableMap<Long, Optional<T>>> byKey = new HashMap<>();

    /** A record; null for a tombstone, and for one that could not be read, which counts as such. */
    public void add(long offset, String key, @Nullable T value) {
        byKey.computeIfAbsent(key, each -> new TreeMap<>()).put(offset, Optional.ofNullable(value));
    }

    /** What {@code key} was after all records before {@code position}; null where it was not. */
    @Nullable T get(String key, long position) {
        NavigableMap<Long, Optional<T>> values = byKey.get(key);
        return values == null ? null : before(values, position).orElse(null);
    }

    /** Everything that there was after all records before {@code position}. */
    List<T> all(long position) {
        return byKey.values().stream()
                .map(values -> before(values, position))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<T> before(NavigableMap<Long, Optional<T>> values, long position) {
        var last = values.lowerEntry(position);
        return last == null ? Optional.empty() : last.getValue();
    }
}
