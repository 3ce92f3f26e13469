package io.interlock.systemtests;

import static io.interlock.systemtests.Alerts.brief;
import static io.interlock.systemtests.Alerts.closed;
import static io.interlock.systemtests.Alerts.fault;
import static io.interlock.systemtests.Alerts.raised;
import static io.interlock.systemtests.Alerts.session;
import static io.interlock.systemtests.Alerts.shortened;

import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Alerts about sessions that hang, change over, lose count or refuse; caused by their peers. */
@Tag("full")
class SessionAlertsSystemTest {
    private static final int MAX_RESENDS = 5;

    @BeforeAll
    static void started() {
        Alerts.awaitQuiet();
    }

    @Test
    void aLinkThatChangesItsSessionIsToldUntilItIsBack() {
        Instant from = Instant.now();
        try (var there = shortened("FixOnSecondary", 0, Map.of());
                var flaps =
                        shortened(
                                "FixLinkFlapping",
                                0,
                                Map.of("max", 1.0, "windowMillis", 45_000.0))) {
            fault("oms-b", "OMSB-P", "down");
            raised("FixOnSecondary", "OMSB-S", Duration.ZERO);
            fault("oms-b", "OMSB-P", "clear");
            closed("FixOnSecondary", "OMSB-S", from);
            raised("FixLinkFlapping", "OMSB", Duration.ZERO);
            closed("FixLinkFlapping", "OMSB", from);
        } finally {
            fault("oms-b", "OMSB-P", "clear");
        }
    }

    /** HeartBtInt(108) is 5 s; we ask after 1.2 intervals and cut the line after 2.4. */
    @Test
    void aPeerThatHangsIsToldUntilItSpeaks() {
        Instant from = Instant.now();
        try (var heard = shortened("FixHeartbeatLate", 0, Map.of());
                var answers = shortened("FixNotAnswering", 0, Map.of());
                var proven = shortened("FixStandByUnproven", 0, Map.of("maxAgeMillis", 20_000.0))) {
            fault("oms-b", "OMSB-S", "mute");
            raised("FixNotAnswering", "OMSB-S", Duration.ofSeconds(7));
            raised("FixHeartbeatLate", "OMSB-S", Duration.ofSeconds(2));
            raised("FixStandByUnproven", "OMSB-S", Duration.ofSeconds(13));
            fault("oms-b", "OMSB-S", "clear");
            closed("FixNotAnswering", "OMSB-S", from);
            closed("FixHeartbeatLate", "OMSB-S", from);
            closed("FixStandByUnproven", "OMSB-S", from);
        } finally {
            fault("oms-b", "OMSB-S", "clear");
        }
    }

    @Test
    void aClientThatAsksAgainAndRefusesIsTold() throws IOException {
        Instant from = Instant.now();
        try (var resends = shortened("FixResends", 0, brief("max", MAX_RESENDS));
                var rejects = shortened("FixSessionRejects", 0, brief("max", 0));
                FixSocket client = Platform.client()) {
            for (int i = 0; i <= MAX_RESENDS; i++) {
                client.send("35=2", "7=1|16=1|");
            }
            client.send("35=3", "45=1|58=not understood|");
            raised("FixResends", session(client), Duration.ZERO);
            raised("FixSessionRejects", session(client), Duration.ZERO);
            closed("FixResends", session(client), from);
            closed("FixSessionRejects", session(client), from);
        }
    }

    @Test
    void anOmsThatRefusesWhatIsNoOrderIsTold() {
        Instant from = Instant.now();
        try (var soon = shortened("FixUndeliverable", 0, brief("max", 0))) {
            fault("oms-b", "OMSB-S", "refuseMessage", 1);
            raised("FixUndeliverable", "OMSB-S", Duration.ZERO);
            closed("FixUndeliverable", "OMSB-S", from);
        }
    }

    /** Only a person ends it: the numbers of both sides are made to fit. */
    @Test
    void numbersThatDoNotFitAreToldUntilTheyAreSet() {
        Instant from = Instant.now();
        try (var soon = shortened("FixSequenceFault", 0, Map.of())) {
            fault("oms-b", "OMSB-S", "sequenceGap", -5);
            // the next Heartbeat shows it, and then the next Logon
            raised("FixSequenceFault", "OMSB-S", Duration.ofSeconds(10));
            fit();
            closed("FixSequenceFault", "OMSB-S", from);
        }
    }

    /** New numbers start the session. */
    private static void fit() {
        for (JsonNode theirs : Platform.control("oms-b").get("/state").path("sessions")) {
            if (theirs.path("name").asString().equals("OMSB-S")) {
                Map<String, Object> numbers =
                        Map.of(
                                "nextIn",
                                theirs.path("nextOut").asInt(),
                                "nextOut",
                                theirs.path("nextIn").asInt(),
                                "reason",
                                "made to fit",
                                "confirmation",
                                "OMSB-S");
                Rest.Answer answer =
                        Platform.ops()
                                .send(
                                        "PUT",
                                        "/api/v1/fix-sessions/OMSB-S/sequence-numbers",
                                        JsonMapper.shared().writeValueAsString(numbers));
                if (answer.status() != 200) {
                    throw new AssertionError(answer.toString());
                }
            }
        }
    }
}
