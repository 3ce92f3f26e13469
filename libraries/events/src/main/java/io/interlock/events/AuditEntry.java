package io.interlock.events;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change and its who, why and before, on {@link Topics#AUDIT_ENTRIES} under {@code object}.
 *
 * @param service who recorded it, for example {@code symbol-cms-service}
 * @param object type and name, for example {@code symbol:LIVE:EURUSD}
 * @param before the values that changed, as they were; null for a creation
 * @param after as they are; null for a removal
 */
public record AuditEntry(
        String id,
        String service,
        String actor,
        String action,
        String object,
        String reason,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after,
        Instant at) {}
