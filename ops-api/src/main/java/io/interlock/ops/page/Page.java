package io.interlock.ops.page;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the page after it; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /** Cuts what was read with one row more than {@code limit}, to know whether there is more. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Cursor> key) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, key.apply(items.getLast()).toString());
    }

    public static <T> Page<T> all(List<T> items) {
        return new Page<>(items, null);
    }
}
