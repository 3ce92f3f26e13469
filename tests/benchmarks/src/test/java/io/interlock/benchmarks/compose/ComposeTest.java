package io.interlock.benchmarks.compose;

import static io.interlock.benchmarks.compose.Repository.all;
import static io.interlock.benchmarks.compose.Repository.map;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docker-compose.yml says what the services, their configuration and the init script say. */
class ComposeTest {
    private static final List<String> SERVICES =
            List.of(
                    "symbol-cms-service",
                    "crm-provisioning-service",
                    "routing-service",
                    "fix-gateway",
                    "dropcopy-recon-service",
                    "ops-api");

    private final Repository repository = Repository.find();
    private final Map<String, Object> compose = repository.yaml("docker-compose.yml");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "symbol-cms-service",
                "crm-provisioning-service",
                "routing-service",
                "fix-gateway",
                "dropcopy-recon-service",
                "ops-api"
            })
    void aServiceListensWhereItsOwnConfigurationSays(String service) {
        Map<String, Object> own = repository.yaml(service + "/src/main/resources/application.yaml");

        assertThat(environment(service).get("SERVER_PORT"))
                .isEqualTo(map(own, "server").get("port"));
        assertThat(map(own, "spring", "application").get("name")).isEqualTo(service);
    }

    @Test
    void everyImageIsBuiltFromAModuleWithAnExecutableJar() {
        List<String> built = services().keySet().stream().filter(this::isBuilt).toList();

        assertThat(built).containsAll(SERVICES).contains("identity", "simulators");
        for (String name : built) {
            Object module = map(services(), name, "build", "args").get("SERVICE");
            assertThat(repository.text(module + "/pom.xml"))
                    .as(name)
                    .contains("<classifier>app</classifier>");
            assertThat(repository.text("pom.xml")).contains("<module>" + module + "</module>");
        }
    }

    @Test
    void theInitScriptMakesTheDatabasesThatServicesUse() {
        String script = repository.text("deploy/compose/postgres/10-databases.sh");
        List<String> made =
                List.of(all("for service in ([a-z ]+);", script).getFirst().split(" ")).stream()
                        .map(name -> "interlock_" + name)
                        .toList();

        assertThat(all("postgresql://postgres:5432/(\\w+)", repository.text("docker-compose.yml")))
                .containsExactlyInAnyOrderElementsOf(made);
        assertThat(all("\"(interlock_\\w+)\"", databasesOfTheLocalStack()))
                .containsExactlyInAnyOrderElementsOf(made);
        for (String service : SERVICES) {
            Map<String, Object> environment = environment(service);
            Object user = environment.get("SPRING_DATASOURCE_USERNAME");
            if (user != null) {
                assertThat(String.valueOf(environment.get("SPRING_DATASOURCE_URL")))
                        .endsWith("/" + user);
            }
        }
    }

    @Test
    void everyVariableIsReadBySomebody() {
        String sources =
                repository.sources()
                        + repository.text("deploy/config/fix-gateway.yaml")
                        + repository.text("deploy/config/routing-service.yaml");

        for (String service : services().keySet()) {
            environment(service).keySet().stream()
                    .filter(name -> name.startsWith("INTERLOCK_"))
                    .filter(name -> !name.matches("INTERLOCK_(CLIENT|USER)_\\w+_PASSWORD"))
                    .forEach(name -> assertThat(sources).as(service).contains(name));
        }
    }

    @Test
    void whatTheSessionsNeedWithoutDefaultIsGiven() {
        String sessions = repository.text("deploy/config/fix-gateway.yaml");

        assertThat(environment("fix-gateway"))
                .containsKeys(all("\\$\\{(\\w+)}", sessions).toArray(String[]::new));
        assertThat(environment("simulators")).containsKey("INTERLOCK_CLIENT_TRADER1_PASSWORD");
    }

    @Test
    void theEnvironmentFileHasEveryRequiredVariable() {
        String names = repository.text("deploy/compose/make-env.sh");

        for (String name : all("\\$\\{(\\w+):\\?", repository.text("docker-compose.yml"))) {
            String stem = name.replace("_PASSWORD", "").replace("_DATABASE", "");
            assertThat(names).contains(stem.substring(stem.lastIndexOf('_') + 1));
        }
    }

    @Test
    void whatIsMountedAndCopiedExists() {
        String compose = repository.text("docker-compose.yml");
        List<String> mounted = all("\\./(deploy/[\\w/.-]+)", compose);
        List<String> copied =
                all("COPY (?:--chmod=\\d+ )?(deploy/\\S+)", repository.text("Dockerfile"));

        assertThat(mounted).hasSizeGreaterThan(4).allMatch(repository::has);
        assertThat(copied).isNotEmpty().allMatch(repository::has);
    }

    @Test
    void dependenciesAreServicesWithAHealthCheck() {
        for (String service : services().keySet()) {
            Object dependencies = map(services(), service).get("depends_on");
            if (dependencies != null) {
                map(dependencies)
                        .forEach((other, condition) -> {
                            assertThat(condition.toString()).contains("service_healthy");
                            assertThat(map(services(), other)).containsKey("healthcheck");
                        });
            }
        }
    }

    @Test
    void prometheusAsksEveryService() {
        String targets = repository.text("deploy/compose/prometheus/prometheus.yml");

        for (String service : SERVICES) {
            assertThat(targets)
                    .contains("- " + service + ":" + environment(service).get("SERVER_PORT"));
        }
    }

    @Test
    void theDashboardAsksTheProvisionedSource() {
        String source =
                repository.text("deploy/compose/grafana/provisioning/datasources/prometheus.yaml");
        String dashboard = repository.text("deploy/compose/grafana/dashboards/interlock.json");

        assertThat(all("\"uid\": \"([\\w-]+)\"", dashboard))
                .containsExactlyInAnyOrder(
                        all("uid: (\\S+)", source).getFirst(), "interlock-overview");
        assertThat(dashboard).contains("fix_orders_received_total", "routing_decisions_total");
    }

    private String databasesOfTheLocalStack() {
        return repository.text(
                "local-stack/src/main/java/io/interlock/localstack/plan/Databases.java");
    }

    private Map<String, Object> services() {
        return map(compose, "services");
    }

    private boolean isBuilt(String service) {
        return map(services(), service).containsKey("build");
    }

    private Map<String, Object> environment(String service) {
        Map<String, Object> definition = map(services(), service);
        return definition.containsKey("environment") ? map(definition, "environment") : Map.of();
    }
}
