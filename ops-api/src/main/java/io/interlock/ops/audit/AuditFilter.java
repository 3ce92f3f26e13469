package io.interlock.ops.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries to list; an absent part does not restrict.
 *
 * @param object type and name, or their beginning
 * @param role one of the actor's at that time
 * @param action or its beginning
 * @param text anywhere in the entry, before and after included
 */
record AuditFilter(
        @Nullable String object,
        @Nullable String actor,
        @Nullable String role,
        @Nullable String action,
        @Nullable String text,
        @Nullable Instant from,
        @Nullable Instant to) {}
