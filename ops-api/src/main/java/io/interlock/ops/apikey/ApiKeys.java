package io.interlock.ops.apikey;

import io.interlock.kit.audit.AuditTrail;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Permissions;
import io.interlock.kit.security.Scope;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, lists and revokes keys; change and audit entry are one transaction. */
@Component
class ApiKeys {
    static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration USUAL = Duration.ofDays(90);

    private final ApiKeyTable table;
    private final Permissions permissions;
    private final AuditTrail audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(ApiKeyTable table, Permissions permissions, AuditTrail audit, Clock clock) {
        this.table = table;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /** What somebody wants a key for. */
    record Wish(
            String name,
            List<String> roles,
            @Nullable Scope scopes,
            @Nullable Instant expiresAt,
            String reason) {}

    /** A new key with its text, which nobody can be told again. */
    record Made(ApiKey key, KeyText text) {}

    @Transactional
    Made make(Wish wish) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        roles(wish.roles());
        KeyText text = KeyText.random(random);
        ApiKey key =
                new ApiKey(
                        text.id(),
                        wish.name().strip(),
                        List.copyOf(wish.roles()),
                        scope(wish.scopes()),
                        CurrentActor.name(),
                        now,
                        expiry(wish.expiresAt(), now),
                        null,
                        null,
                        null);
        table.insert(key, text.hash());
        audit.record(
                key.createdBy(),
                "api-key.created",
                "api-key:" + key.id(),
                wish.reason(),
                null,
                Map.of(
                        "name", key.name(),
                        "roles", key.roles(),
                        "scopes", scopeNames(key.scopes()),
                        "expiresAt", key.expiresAt().toString()));
        return new Made(key, text);
    }

    private static Map<String, Object> scopeNames(Scope scope) {
        return Map.of(
                Scope.ENVIRONMENTS, names(scope.environments()),
                Scope.REGIONS, names(scope.regions()),
                Scope.BRANDS, names(scope.brands()));
    }

    private static Object names(@Nullable Set<?> names) {
        return names == null ? "all" : names.stream().map(String::valueOf).toList();
    }

    /** No key may more than who makes it. */
    private void roles(List<String> roles) {
        for (String role : roles) {
            if (!permissions.roles().contains(role)) {
                throw Problem.VALIDATION_FAILED.exception(
                        new FieldError(
                                "/roles",
                                "invalid-value",
                                "roles must be of %s, but has '%s'"
                                        .formatted(permissions.roles(), role)));
            }
        }
        beyond(permissions.of(roles), CurrentActor::may)
                .ifPresent(permission -> {
                    throw Problem.PERMISSION_MISSING
                            .exception("a key may no more than you: you do not have " + permission)
                            .with("permission", permission);
                });
    }

    /** The first of {@code wanted} that its maker does not have. */
    static Optional<String> beyond(Set<String> wanted, Predicate<String> own) {
        return wanted.stream().filter(own.negate()).sorted().findFirst();
    }

    private static Scope scope(@Nullable Scope wished) {
        Scope own = CurrentActor.scope();
        if (wished == null) {
            return own;
        }
        if (!wished.within(own)) {
            throw Problem.PERMISSION_MISSING.exception(
                    "a key's scope may not be wider than yours: " + scopeNames(own));
        }
        return wished;
    }

    private static Instant expiry(@Nullable Instant wished, Instant now) {
        if (wished == null) {
            return now.plus(USUAL);
        }
        if (!wished.isAfter(now) || wished.isAfter(now.plus(LONGEST))) {
            throw Problem.VALIDATION_FAILED.exception(
                    new FieldError(
                            "/expiresAt",
                            "invalid-value",
                            "expiresAt must be in the future and within %d days, but is '%s'"
                                    .formatted(LONGEST.toDays(), wished)));
        }
        return wished;
    }

    @Transactional
    void revoke(String id, String reason) {
        ApiKey key =
                table.find(id)
                        .map(ApiKeyTable.Kept::key)
                        .orElseThrow(() -> Problem.NOT_FOUND.exception("no API key '" + id + "'"));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        String by = CurrentActor.name();
        if (!table.revoke(id, by, now)) {
            throw Problem.STATE_CONFLICT
                    .exception("API key %s (%s) is revoked already".formatted(id, key.name()))
                    .with("current", key);
        }
        audit.record(
                by,
                "api-key.revoked",
                "api-key:" + id,
                reason,
                Map.of("name", key.name(), "revoked", false),
                Map.of("name", key.name(), "revoked", true));
    }

    Page<ApiKey> page(int limit, @Nullable Cursor cursor) {
        return table.page(limit, cursor);
    }
}
