package io.interlock.routing.control;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Things under names and prefixes ended by {@code *}. What fits a value is found by as many
 * look-ups as there are lengths of prefixes, however many things there are.
 */
final class ByPattern<V> {
    private final Map<String, V> names = new HashMap<>();
    private final Map<String, V> prefixes = new HashMap<>();
    private int[] lengths = {};

    /** Whether one of the patterns fits the value, or there is none. */
    static boolean fits(List<String> patterns, String value) {
        for (String pattern : patterns) {
            int last = pattern.length() - 1;
            if (pattern.endsWith("*")
                    ? value.regionMatches(0, pattern, 0, last)
                    : value.equals(pattern)) {
                return true;
            }
        }
        return patterns.isEmpty();
    }

    /** What is under the pattern; {@code fresh}, from now on, where nothing is. */
    V at(String pattern, Supplier<V> fresh) {
        if (!pattern.endsWith("*")) {
            return names.computeIfAbsent(pattern, key -> fresh.get());
        }
        int length = pattern.length() - 1;
        if (Arrays.stream(lengths).noneMatch(known -> known == length)) {
            lengths = Arrays.copyOf(lengths, lengths.length + 1);
            lengths[lengths.length - 1] = length;
        }
        return prefixes.computeIfAbsent(pattern.substring(0, length), key -> fresh.get());
    }

    /** All whose pattern fits the value. */
    void fitting(String value, Consumer<V> found) {
        tell(names.get(value), found);
        for (int length : lengths) {
            if (length <= value.length()) {
                tell(prefixes.get(value.substring(0, length)), found);
            }
        }
    }

    private static <V> void tell(@Nullable V value, Consumer<V> found) {
        if (value != null) {
            found.accept(value);
        }
    }
}
