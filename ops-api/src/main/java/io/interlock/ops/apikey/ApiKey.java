package io.interlock.ops.apikey;

import io.interlock.kit.security.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as people see it.
 *
 * @param scopes what of the broker it is for; an absent part is not restricted
 * @param lastUsedAt to the minute
 */
public record ApiKey(
        String id,
        String name,
        List<String> roles,
        Scope scopes,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable String revokedBy,
        @Nullable Instant revokedAt) {

    /** Who acts by it, as audit entries name them: the person, and the key that spoke for them. */
    String actor() {
        return createdBy + " via " + name;
    }

    boolean usable(Instant now) {
        return revokedAt == null && now.isBefore(expiresAt);
    }
}
