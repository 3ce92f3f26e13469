package io.interlock.ops.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found, and where it was looked for.
 *
 * @param items exact matches first
 */
record Found(List<Item> items, Searched searched) {

    /** What an item is. */
    @SuppressWarnings("MemberName") // as in JSON
    enum Kind {
        order,
        account,
        client,
        symbol,
        fixSession
    }

    /**
     * One thing.
     *
     * @param id its id in this API
     * @param matchedBy which of its ids fits, for example {@code OrderID(37)}
     */
    record Item(Kind kind, String id, String title, String subtitle, String matchedBy) {}

    /**
     * Where and how far back.
     *
     * @param kinds those that the caller may see
     * @param from the oldest day of orders; absent where there is none yet. All else is as it
     *     stands now
     */
    record Searched(List<Kind> kinds, @Nullable Instant from, Instant to) {}
}
