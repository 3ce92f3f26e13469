package io.interlock.events;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change and its who, why and before, on {@link Topics#AUDIT_ENTRIES} under {@code object}.
 *
 * @param service who recorded it, for example {@code symbol-cms-service}
 * @param object type and name, for example {@code symbol:LIVE:EURUSD}
 * @param before the values that changed, as they were; null for a creation
 * @param after as they are; null for a removal
 * @param roles the actor's roles at that time; empty for programs of the platform and in older
 *     entries
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
        Instant at,
        List<String> roles) {

    @SuppressWarnings("NullAway") // older records have no roles
    public AuditEntry {
        roles = roles == null ? List.of() : List.copyOf(roles);
    }

    /** An entry of somebody without roles. */
    public AuditEntry(
            String id,
            String service,
            String actor,
            String action,
            String object,
            String reason,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after,
            Instant at) {
        this(id, service, actor, action, object, reason, before, after, at, List.of());
    }
}
