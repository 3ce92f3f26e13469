package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.localstack.LocalStack;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Alerts whose causes OMSs and clients can make, on the whole platform: raised once, within five
 * seconds of the moment that the rule waits for, and closed when the cause is gone.
 */
@Tag("full")
class AlertsSystemTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration GONE = Duration.ofSeconds(90);

    @BeforeAll
    static void started() {
        Platform.stack();
        // while it came up, much was down
        Eventually.within(Duration.ofSeconds(60))
                .is(
                        "nothing is wrong any more",
                        () -> open("FixLinkDown").isEmpty() && open("ServiceDown").isEmpty());
    }

    @Test
    void anOmsThatIsGoneIsALinkDownUntilItIsBack() {
        Instant from = Instant.now();
        fault("oms-b", "OMSB-P", "down");
        fault("oms-b", "OMSB-S", "down");
        try {
            raised("FixLinkDown", "OMSB", Duration.ofSeconds(2));
            raised("FixSessionDown", "OMSB", Duration.ofSeconds(3));
        } finally {
            fault("oms-b", "OMSB-P", "clear");
            fault("oms-b", "OMSB-S", "clear");
        }
        closed("FixLinkDown", "OMSB", from);
        closed("FixSessionDown", "OMSB", from);
    }

    @Test
    void anOrderThatAnOmsLeavesUnansweredIsToldUntilItAnswers() throws IOException {
        Instant from = Instant.now();
        String id = Platform.fresh("SILENT");
        Rest oms = Platform.control("oms-a");
        oms.post(
                "/rules",
                "{\"match\":{\"clOrdId\":\"^%s$\",\"times\":1},\"actions\":[{\"do\":\"silence\"}]}"
                        .formatted(id));
        try (FixSocket client = Platform.client()) {
            client.send("35=D", Orders.resting(id));
            raised("OrderUnanswered", "OMSA", Duration.ofSeconds(5));
            oms.post("/orders/" + id + "/ack", Map.of());
            client.receiveWith("|11=" + id + "|", "|39=0|");
        }
        closed("OrderUnanswered", "OMSA", from);
    }

    @Test
    void aBreakThatStaysOpenIsToldUntilItsFillArrives() throws IOException {
        Instant from = Instant.now();
        String id = Platform.fresh("BROKEN");
        Rest oms = Platform.control("oms-a");
        try (FixSocket client = Platform.client()) {
            client.send("35=D", Orders.resting(id));
            client.receiveWith("|11=" + id + "|", "|150=0|");
            oms.post(
                    "/orders/" + id + "/fills",
                    Map.of("qty", "10000", "px", "0.5", "hidden", true));
            raised("ReconBreakOpen", "OMSA", Duration.ofSeconds(65));
            oms.post("/orders/" + id + "/release", Map.of());
            client.receiveWith("|11=" + id + "|", "|39=2|");
        }
        closed("ReconBreakOpen", "OMSA", from);
    }

    @Test
    void aGuessedPasswordIsALogonRefused() throws IOException {
        try (FixSocket guess = Platform.stranger()) {
            guess.logon("guess");
            assertThat(guess.closed()).isTrue();
            raised("FixLogonRefused", "EXT", Duration.ZERO);
        }
    }

    @Test
    void aServiceThatIsKilledIsToldUntilItIsBack() {
        Instant from = Instant.now();
        LocalStack stack = Platform.stack();
        stack.kill("symbol-cms-service");
        try {
            raised("ServiceDown", "symbol-cms-service", Duration.ofSeconds(1));
            raised("StateStale", "symbols.catalogue.v1", Duration.ofSeconds(2));
        } finally {
            stack.start("symbol-cms-service");
        }
        stack.awaitReady("symbol-cms-service");
        closed("ServiceDown", "symbol-cms-service", from);
        closed("StateStale", "symbols.catalogue.v1", from);
    }

    private static void fault(String simulator, String session, String fault) {
        Platform.control(simulator)
                .post("/sessions/" + session + "/faults", Map.of("fault", fault));
    }

    private static List<JsonNode> open(String rule) {
        return Platform.ops().items("/api/v1/alerts?limit=500&state=OPEN&rule=" + rule);
    }

    /** An alert of the rule about {@code what} opens within five seconds after {@code waits}. */
    private static void raised(String rule, String what, Duration waits) {
        Eventually.within(waits.plus(SOON))
                .is(rule + " is raised", () -> !about(open(rule), what).isEmpty());
    }

    private static void closed(String rule, String what, Instant from) {
        Eventually.within(GONE).is(rule + " has closed", () -> about(open(rule), what).isEmpty());
        List<JsonNode> all =
                Platform.ops().items("/api/v1/alerts?limit=500&rule=" + rule + "&from=" + from);
        assertThat(about(all, what))
                .as(rule + " was raised once")
                .extracting(alert -> alert.path("key").asString())
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    private static List<JsonNode> about(List<JsonNode> alerts, String what) {
        return alerts.stream()
                .filter(alert -> alert.path("labels").toString().contains(what))
                .toList();
    }
}
