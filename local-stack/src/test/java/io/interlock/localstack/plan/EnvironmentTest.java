package io.interlock.localstack.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentTest {
    private static final Credentials CREDENTIALS =
            new Credentials(Map.of("database.interlock_gateway", "db-secret"))
                    .complete(() -> "word", () -> "whsec_x");

    private final Environment environment =
            new Environment(
                    Ports.standard(), CREDENTIALS, Path.of("/etc/il"), Path.of("/data"), false);

    @Test
    void serviceGetsItsDatabaseTheBrokerAndTheIssuer() {
        assertThat(environment.service(Part.FIX_GATEWAY))
                .containsEntry("SERVER_PORT", "8086")
                .containsEntry(
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://127.0.0.1:15432/interlock_gateway")
                .containsEntry("SPRING_DATASOURCE_PASSWORD", "db-secret")
                .containsEntry("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:19092")
                .containsEntry("SPRING_CONFIG_ADDITIONAL_LOCATION", "optional:file:/etc/il/")
                .containsEntry(
                        "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                        "http://localhost:8085")
                .containsEntry("INTERLOCK_CLIENT_TRADER1_PASSWORD", "word")
                .containsEntry("INTERLOCK_OMSB_DROP_COPY_PORT", "9913");
    }

    @Test
    void everyServiceHasADatabaseOfItsOwn() {
        assertThat(
                        Part.of(Part.Kind.SERVICE).stream()
                                .filter(service -> !service.second())
                                .map(service ->
                                        environment.service(service).get("SPRING_DATASOURCE_URL")))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyTheConsolesServiceKnowsItsLoginSecret() {
        assertThat(environment.service(Part.OPS_API))
                .containsEntry("INTERLOCK_OPS_CLIENT_SECRET", "word");
        assertThat(environment.service(Part.ROUTING_SERVICE))
                .doesNotContainKey("INTERLOCK_OPS_CLIENT_SECRET");
    }

    @Test
    void simulatorsAreToldWhetherToTrade() {
        assertThat(environment.simulators())
                .containsEntry("INTERLOCK_FLOW", "off")
                .containsEntry("INTERLOCK_SIMULATORS_DATA", "/data/simulators")
                .containsEntry("INTERLOCK_CRM_WEBHOOK_URL", "http://127.0.0.1:8083/webhooks/crm");
    }

    @Test
    void knownCredentialsStayWhenMissingOnesAreAdded() {
        assertThat(CREDENTIALS.database("interlock_gateway")).isEqualTo("db-secret");
        assertThat(CREDENTIALS.complete(() -> "other", () -> "other")).isEqualTo(CREDENTIALS);
    }
}
