package io.interlock.kit.security;

import static io.interlock.domain.Environment.DEMO;
import static io.interlock.domain.Environment.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class ScopeTest {
    private static Scope claiming(Map<String, Object> claims) {
        return Scope.of(
                Jwt.withTokenValue("t")
                        .header("alg", "RS256")
                        .subject("s")
                        .claims(c -> c.putAll(claims))
                        .build());
    }

    @Test
    void whatIsNotClaimedIsNotRestricted() {
        assertThat(claiming(Map.of())).isEqualTo(Scope.ALL);
        assertThat(Scope.ALL.covers(LIVE)).isTrue();
        assertThat(Scope.ALL.coversEveryEnvironment()).isTrue();
        assertThat(Scope.ALL.coversBrand("alpha")).isTrue();
    }

    @Test
    void whatIsClaimedIsAllThereIs() {
        Scope scope =
                claiming(
                        Map.of(
                                "environments", List.of("demo"),
                                "regions", "EU",
                                "brands", List.of("alpha", "beta")));
        assertThat(scope).isEqualTo(new Scope(Set.of(DEMO), Set.of("EU"), Set.of("alpha", "beta")));
        assertThat(scope.covers(DEMO)).isTrue();
        assertThat(scope.covers(LIVE)).isFalse();
        assertThat(scope.coversEveryEnvironment()).isFalse();
        assertThat(scope.coversRegion("EU")).isTrue();
        assertThat(scope.coversRegion("APAC")).isFalse();
        assertThat(scope.coversBrand("gamma")).isFalse();
    }

    @Test
    void aClaimThatCannotBeReadGrantsNothing() {
        for (Object odd : List.of(List.of(), List.of("MOON"), Map.of("LIVE", true), 7)) {
            Scope scope = claiming(Map.of("environments", odd));
            assertThat(scope.covers(LIVE)).isFalse();
            assertThat(scope.covers(DEMO)).isFalse();
        }
    }

    @Test
    void onePartOutsideIsOutside() {
        Scope demo = new Scope(Set.of(DEMO), null, null);
        Scope alpha = new Scope(null, null, Set.of("alpha"));
        assertThat(demo.within(Scope.ALL)).isTrue();
        assertThat(Scope.ALL.within(demo)).isFalse();
        assertThat(demo.within(alpha)).isFalse();
        assertThat(new Scope(Set.of(DEMO), null, Set.of("alpha")).within(alpha)).isTrue();
    }
}
