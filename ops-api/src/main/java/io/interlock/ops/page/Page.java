package io.interlock.ops.page;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the page after it; absent on the last
 * @param following the page after a cursor, for whoever wants the whole list
 */
public record Page<T>(
        List<T> items,
        @Nullable String next,
        @JsonIgnore @Nullable Function<String, Page<T>> following) {
    private static final int LARGEST = 500;

    /** Reads pages of one filtered list. */
    @FunctionalInterface
    public interface Source<T> {
        Page<T> page(int limit, @Nullable Cursor cursor);
    }

    public Page(List<T> items, @Nullable String next) {
        this(items, next, null);
    }

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

    /** The page that was asked for, which leads to the others. */
    public static <T> Page<T> from(Source<T> source, int limit, @Nullable Cursor cursor) {
        Page<T> page = source.page(limit, cursor);
        return new Page<>(page.items(), page.next(), next -> source.page(LARGEST, Cursor.of(next)));
    }
}
