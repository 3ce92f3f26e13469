package io.interlock.systemtests;

import static io.interlock.systemtests.Alerts.brief;
import static io.interlock.systemtests.Alerts.closed;
import static io.interlock.systemtests.Alerts.fault;
import static io.interlock.systemtests.Alerts.raised;
import static io.interlock.systemtests.Alerts.session;
import static io.interlock.systemtests.Alerts.shortened;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.localstack.LocalStack;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Alerts whose causes OMSs and clients can make, on the whole platform: raised once, within five
 * seconds of the moment that the rule waits for, and closed when the cause is gone.
 */
@Tag("full")
class AlertsSystemTest {
    @BeforeAll
    static void started() {
        Alerts.awaitQuiet();
    }

    @Test
    void anOmsThatIsGoneIsALinkDownUntilItIsBack() {
        Instant from = Instant.now();
        fault("oms-b", "OMSB-P", "down");
        fault("oms-b", "OMSB-S", "down");
        try (var soon = shortened("FixNoLogon", 5_000, Map.of())) {
            raised("FixLinkDown", "OMSB", Duration.ofSeconds(2));
            raised("FixSessionDown", "OMSB", Duration.ofSeconds(3));
            raised("FixNoLogon", "OMSB", Duration.ofSeconds(5));
            fault("oms-b", "OMSB-P", "clear");
            fault("oms-b", "OMSB-S", "clear");
            closed("FixNoLogon", "OMSB", from);
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
            Eventually.within(Duration.ofSeconds(30))
                    .is(
                            "the OMS has the order",
                            () -> oms.send("GET", "/orders/" + id, null).status() == 200);
            raised("OrderUnanswered", "OMSA", Duration.ofSeconds(5));
            oms.post("/orders/" + id + "/ack", Map.of());
            client.receiveWith("|11=" + id + "|", "|39=0|");
        }
        closed("OrderUnanswered", "OMSA", from);
    }

    /** A fill may be on one side for two seconds before it is a break. */
    @Test
    void aBreakThatStaysOpenIsToldUntilItsFillArrives() throws IOException {
        Instant from = Instant.now();
        String id = Platform.fresh("BROKEN");
        Rest oms = Platform.control("oms-a");
        try (var soon = shortened("ReconBreakOpen", 0, Map.of("maxAgeMillis", 5_000.0));
                FixSocket client = Platform.client()) {
            client.send("35=D", Orders.resting(id));
            client.receiveWith("|11=" + id + "|", "|150=0|");
            oms.post(
                    "/orders/" + id + "/fills",
                    Map.of("qty", "10000", "px", "0.5", "hidden", true));
            raised("ReconBreakOpen", "OMSA", Duration.ofSeconds(8));
            oms.post("/orders/" + id + "/release", Map.of());
            client.receiveWith("|11=" + id + "|", "|39=2|");
            closed("ReconBreakOpen", "OMSA", from);
        }
    }

    @Test
    void aGuessedPasswordIsALogonRefused() throws IOException {
        Instant from = Instant.now();
        try (var soon = shortened("FixLogonRefused", 0, brief("max", 0));
                FixSocket guess = Platform.stranger()) {
            guess.logon("guess");
            assertThat(guess.closed()).isTrue();
            raised("FixLogonRefused", session(guess), Duration.ZERO);
            closed("FixLogonRefused", session(guess), from);
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
}
