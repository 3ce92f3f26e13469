package io.interlock.benchmarks.compose;

import static io.interlock.benchmarks.compose.Repository.all;
import static io.interlock.benchmarks.compose.Repository.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The realm that Keycloak imports says what the services and the local stack's issuer say. */
class KeycloakRealmTest {
    private static final String REALM = "deploy/compose/keycloak/interlock-realm.json";

    private final Repository repository = Repository.find();
    private final Map<String, Object> realm = repository.yaml(REALM);

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object parent, String name) {
        return (List<Map<String, Object>>)
                Objects.requireNonNull(map(Map.of("at", parent), "at").get(name), name);
    }

    private Set<String> roles() {
        return list(map(realm, "roles"), "realm").stream()
                .map(role -> String.valueOf(role.get("name")))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void itsRolesAreThoseOfThePermissions() {
        String header =
                repository
                        .text("libraries/service-kit/src/main/resources/permissions.csv")
                        .lines()
                        .findFirst()
                        .orElseThrow();
        assertThat(roles())
                .containsExactlyInAnyOrder(header.replaceFirst("permission,", "").split(","));
    }

    @Test
    void itsUsersHaveTheRolesAndScopesOfTheLocalStacks() {
        String credentials =
                repository.text(
                        "local-stack/src/main/java/io/interlock/localstack/plan/Credentials.java");
        List<String> local = all("roles\\.put\\(\"?(\\w+)\"?, \"[\\w-]+\"\\)", credentials);
        List<Map<String, Object>> people =
                list(realm, "users").stream()
                        .filter(user -> !user.containsKey("serviceAccountClientId"))
                        .toList();
        assertThat(people.stream().map(user -> String.valueOf(user.get("username"))))
                .containsExactlyInAnyOrderElementsOf(
                        local.stream().map(n -> n.equals("DEMO_DEALER") ? "demo" : n).toList());
        for (Map<String, Object> user : list(realm, "users")) {
            assertThat(roles()).containsAll(names(user.get("realmRoles")));
            assertThat(map(user, "attributes"))
                    .containsOnlyKeys("environments", "regions", "brands");
            assertThat(Set.of("DEMO", "LIVE"))
                    .containsAll(names(map(user, "attributes").get("environments")));
        }
        assertThat(people.stream().flatMap(user -> names(user.get("realmRoles")).stream()))
                .containsAll(roles().stream().filter(role -> !role.equals("service")).toList());
    }

    @Test
    void itsTokensCarryWhatTheServicesRead() {
        for (Map<String, Object> client : list(realm, "clients")) {
            List<Map<String, Object>> mappers = list(client, "protocolMappers");
            assertThat(
                            mappers.stream()
                                    .map(mapper -> map(mapper, "config").get("claim.name"))
                                    .filter(Objects::nonNull))
                    .containsExactlyInAnyOrder("roles", "environments", "regions", "brands");
            assertThat(mappers.stream().map(m -> map(m, "config").get("included.custom.audience")))
                    .contains("interlock");
        }
    }

    @Test
    void itsSecretsComeFromTheEnvironmentThatComposeHandsOn() {
        String text = repository.text(REALM);
        Set<String> given =
                map(repository.yaml("docker-compose.yml"), "services", "keycloak", "environment")
                        .keySet();
        assertThat(given).containsAll(all("\\$\\{(\\w+)}", text));
        assertThat(all("\"(?:secret|value)\": \"([^\"]*)\"", text))
                .isNotEmpty()
                .allMatch(secret -> secret.startsWith("${"));
    }

    @Test
    void theConsoleMayComeBackToWhereItAsksTo() {
        Map<String, Object> console =
                list(realm, "clients").stream()
                        .filter(client -> "ops-console".equals(client.get("clientId")))
                        .findFirst()
                        .orElseThrow();
        assertThat(names(console.get("redirectUris")))
                .containsExactly("http://localhost:8080/login/oauth2/code/interlock");
    }

    private static List<String> names(@Nullable Object values) {
        return ((Collection<?>) Objects.requireNonNull(values))
                .stream().map(String::valueOf).toList();
    }
}
