package io.interlock.ops.view;

import java.time.Instant;

/**
 * A page with its filters.
 *
 * @param page the console's page, for example {@code orders}
 * @param query its address's query, without the question mark
 * @param shared whether all see it
 */
record SavedView(
        String id,
        String page,
        String name,
        String query,
        boolean shared,
        String owner,
        Instant createdAt) {}
