package io.interlock.kit.security;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.interlock.domain.Environment;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The part of the broker that a caller may see and change. It travels among the caller's
 * authorities, whatever kind of sign-in brought it. A part that is null is not restricted.
 */
public record Scope(
        @Nullable Set<Environment> environments,
        @Nullable Set<String> regions,
        @Nullable Set<String> brands)
        implements GrantedAuthority {
    public static final Scope ALL = new Scope(null, null, null);

    /** The claims of a token, lists of names. */
    public static final String ENVIRONMENTS = "environments";

    public static final String REGIONS = "regions";
    public static final String BRANDS = "brands";

    public Scope {
        environments = sorted(environments);
        regions = sorted(regions);
        brands = sorted(brands);
    }

    private static <T extends Comparable<T>> @Nullable Set<T> sorted(@Nullable Set<T> names) {
        return names == null ? null : Collections.unmodifiableSet(new TreeSet<>(names));
    }

    /** A claim that is absent restricts nothing; one that cannot be read grants nothing. */
    static Scope of(Jwt token) {
        Set<String> environments = names(token, ENVIRONMENTS);
        return new Scope(
                environments == null ? null : environments(environments),
                names(token, REGIONS),
                names(token, BRANDS));
    }

    private static @Nullable Set<String> names(Jwt token, String claim) {
        Object value = token.getClaims().get(claim);
        Set<String> names = new TreeSet<>();
        switch (value) {
            case null -> {
                return null;
            }
            case String one -> names.add(one);
            case Collection<?> many -> many.forEach(name -> names.add(String.valueOf(name)));
            default -> {}
        }
        return names;
    }

    private static Set<Environment> environments(Set<String> names) {
        Set<Environment> known = EnumSet.noneOf(Environment.class);
        for (Environment environment : Environment.values()) {
            if (names.stream()
                    .anyMatch(n -> n.toUpperCase(Locale.ROOT).equals(environment.name()))) {
                known.add(environment);
            }
        }
        return known;
    }

    public boolean covers(Environment environment) {
        return environments == null || environments.contains(environment);
    }

    /** Whether what all environments share is covered, for example the link with an OMS. */
    public boolean coversEveryEnvironment() {
        return environments == null || environments.containsAll(EnumSet.allOf(Environment.class));
    }

    public boolean coversRegion(String region) {
        return regions == null || regions.contains(region);
    }

    public boolean coversBrand(String brand) {
        return brands == null || brands.contains(brand);
    }

    /** Whether {@code other} covers all that this covers. */
    public boolean within(Scope other) {
        return within(environments, other.environments)
                && within(regions, other.regions)
                && within(brands, other.brands);
    }

    private static boolean within(@Nullable Set<?> these, @Nullable Set<?> those) {
        return those == null || (these != null && those.containsAll(these));
    }

    /** No permission: it only travels among them. */
    @Override
    @JsonIgnore
    public String getAuthority() {
        return "scope";
    }
}
