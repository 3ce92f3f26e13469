package io.interlock.systemtests;

import static io.interlock.systemtests.Alerts.brief;
import static io.interlock.systemtests.Alerts.closed;
import static io.interlock.systemtests.Alerts.raised;
import static io.interlock.systemtests.Alerts.shortened;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.interlock.events.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Alerts about what the platform keeps and whom it tells. */
@Tag("full")
class PlatformAlertsSystemTest {

    @BeforeAll
    static void started() {
        Alerts.awaitQuiet();
    }

    @Test
    void forgedWebhooksAreTold() {
        Instant from = Instant.now();
        try (var soon = shortened("CrmSignatureFailures", 0, brief("max", 3))) {
            for (int i = 0; i < 5; i++) {
                Platform.control("crm")
                        .post(
                                "/clients/1005/deposits",
                                Map.of("amount", "1.00", "currency", "USD", "forge", "signature"));
            }
            raised("CrmSignatureFailures", "crm-provisioning-service", Duration.ZERO);
            closed("CrmSignatureFailures", "crm-provisioning-service", from);
        }
    }

    @Test
    void aKillSwitchThatIsForgottenIsToldUntilItIsReleased() {
        Instant from = Instant.now();
        try (var soon = shortened("KillSwitchForgotten", 0, Map.of("maxAgeMillis", 1_000.0))) {
            String id = kill("USDCHF");
            raised("KillSwitchForgotten", "USDCHF", Duration.ofSeconds(1));
            release(id);
            closed("KillSwitchForgotten", "USDCHF", from);
        }
    }

    @Test
    void anOmsThatIsOutOrGoesAndComesIsTold() throws SQLException {
        Instant from = Instant.now();
        Rest dealer = Platform.as("dealer");
        dealer.post("/api/v1/venues/OMSB/forced-off", Map.of("reason", "they called"));
        raised("VenueOpen", "OMSB", Duration.ZERO);
        dealer.post("/api/v1/venues/OMSB/releases", Map.of("reason", "mended"));
        closed("VenueOpen", "OMSB", from);

        relapses("OMSB", 3);
        raised("VenueFlapping", "OMSB", Duration.ZERO);
        relapses("OMSB", 0);
        closed("VenueFlapping", "OMSB", from);
    }

    @Test
    void pricesThatDisagreeAreToldUntilTheyAgree() {
        Instant from = Instant.now();
        ReferencePrices.say("USDNOK", "LP1", "10.50");
        ReferencePrices.say("USDNOK", "LP2", "10.70");
        raised("SymbolMispriced", "USDNOK", Duration.ZERO);
        ReferencePrices.say("USDNOK", "LP2", "10.50");
        closed("SymbolMispriced", "USDNOK", from);
    }

    private static void relapses(String oms, int times) throws SQLException {
        Platform.sql(
                "interlock_routing",
                "UPDATE venue_health SET health = jsonb_set(health::jsonb, '{relapses}', '%d')::json WHERE oms = '%s'"
                        .formatted(times, oms));
        Platform.sql(
                "interlock_routing",
                "DO $$ BEGIN PERFORM pg_notify('venue_health', '%s'); END $$".formatted(oms));
    }

    @Test
    void aStopByOnePersonAloneIsToldToTheOthers() {
        Instant from = Instant.now();
        try (var soon = shortened("EmergencyMove", 0, brief())) {
            String id = kill("USDSEK");
            raised("EmergencyMove", "USDSEK", Duration.ZERO);
            closed("EmergencyMove", "USDSEK", from);
            release(id);
        }
    }

    @Test
    void aRecordThatNobodyCanReadIsTold() throws ExecutionException, InterruptedException {
        Instant from = Instant.now();
        try (var soon = shortened("RecordsParked", 0, brief("max", 0));
                KafkaProducer<String, byte[]> stranger =
                        new KafkaProducer<>(
                                Map.of("bootstrap.servers", Platform.stack().bootstrapServers()),
                                new StringSerializer(),
                                new ByteArraySerializer())) {
            stranger.send(
                            new ProducerRecord<>(
                                    Topics.FIX_INCIDENTS.name(),
                                    "stranger",
                                    "no event".getBytes(UTF_8)))
                    .get();
            raised("RecordsParked", "ops-api", Duration.ZERO);
            closed("RecordsParked", "ops-api", from);
        }
    }

    @Test
    void anAuditLogThatWasCutIsToldUntilItIsWholeAgain() throws SQLException {
        Instant from = Instant.now();
        release(kill("USDJPY"));
        String database = "interlock_symbols";
        try (var soon = shortened("AuditBroken", 0, Map.of())) {
            Platform.sql(database, "UPDATE audit_head SET hash = 'x' || hash");
            try {
                raised("AuditBroken", "symbol-cms-service", Duration.ofSeconds(2));
            } finally {
                Platform.sql(database, "UPDATE audit_head SET hash = substr(hash, 2)");
            }
            closed("AuditBroken", "symbol-cms-service", from);
        }
    }

    @Test
    void anEventThatKafkaDoesNotTakeIsToldUntilItDoes() {
        Instant from = Instant.now();
        try (var soon = shortened("OutboxStuck", 0, Map.of())) {
            Platform.stack().pause("kafka");
            try {
                Platform.control("crm")
                        .post(
                                "/clients",
                                Map.of(
                                        "clientId", "7007",
                                        "name", "Ada",
                                        "email", "ada@example.com",
                                        "country", "GB"));
                raised("OutboxStuck", "crm-provisioning-service", Duration.ofSeconds(5));
            } finally {
                Platform.stack().resume("kafka");
            }
            closed("OutboxStuck", "crm-provisioning-service", from);
        }
        Alerts.awaitQuiet();
    }

    @Test
    void aTargetThatTakesNothingIsToldUntilItDoes() throws IOException {
        Instant from = Instant.now();
        AtomicInteger status = new AtomicInteger(503);
        HttpServer receiver =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext(
                "/",
                exchange -> {
                    exchange.sendResponseHeaders(status.get(), -1);
                    exchange.close();
                });
        receiver.start();
        String name = Platform.fresh("deaf");
        try (var soon = shortened("AlertsUndelivered", 0, Map.of("maxAgeMillis", 1_000.0))) {
            String target =
                    Platform.ops()
                            .post(
                                    "/api/v1/alert-targets",
                                    Map.of(
                                            "name",
                                            name,
                                            "kind",
                                            "WEBHOOK",
                                            "address",
                                            "http://127.0.0.1:" + receiver.getAddress().getPort(),
                                            "matchers",
                                            List.of(Map.of("label", "rule", "value", "none")),
                                            "reason",
                                            "to be tried"))
                            .path("id")
                            .asString();
            Platform.ops().post("/api/v1/alert-targets/" + target + "/tests", Map.of());
            raised("AlertsUndelivered", name, Duration.ofSeconds(1));
            status.set(204);
            closed("AlertsUndelivered", name, from);
        } finally {
            receiver.stop(0);
        }
    }

    private static String kill(String symbol) {
        return Platform.ops()
                .post(
                        "/api/v1/kill-switches",
                        Map.of("environment", "DEMO", "symbol", symbol, "reason", "rehearsal"))
                .path("id")
                .asString();
    }

    private static void release(String id) {
        Platform.ops()
                .post("/api/v1/kill-switches/" + id + "/releases", Map.of("reason", "rehearsed"));
    }
}
