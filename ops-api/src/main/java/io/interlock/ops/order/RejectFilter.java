package io.interlock.ops.order;

import io.interlock.ops.reject.RejectClass;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Which rejects to list; an absent part does not restrict. */
public record RejectFilter(
        @Nullable String cluster,
        @Nullable String account,
        @Nullable String symbol,
        @Nullable String fixSession,
        @Nullable RejectClass rejectClass,
        @Nullable Instant from,
        @Nullable Instant to) {}
