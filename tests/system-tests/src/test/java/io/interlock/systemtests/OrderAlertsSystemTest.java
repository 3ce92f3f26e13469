package io.interlock.systemtests;

import static io.interlock.systemtests.Alerts.brief;
import static io.interlock.systemtests.Alerts.closed;
import static io.interlock.systemtests.Alerts.fault;
import static io.interlock.systemtests.Alerts.raised;
import static io.interlock.systemtests.Alerts.session;
import static io.interlock.systemtests.Alerts.shortened;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Alerts about orders and their trades; caused by OMSs and clients. */
@Tag("full")
class OrderAlertsSystemTest {
    private static final String AT_OMSB = "BTCUSD";
    private static final int ANSWERS = 25;

    @BeforeAll
    static void started() {
        Alerts.awaitQuiet();
    }

    @Test
    void rejectsInNewWordsThatHitSeveralAccountsAreTold() throws IOException {
        Instant from = Instant.now();
        String prefix = Platform.fresh("SPURNED");
        String words = "Desk quota exhausted";
        Platform.control("oms-a")
                .post(
                        "/rules",
                        """
                        {"match":{"clOrdId":"^%s[.]"},"actions":[{"do":"reject","code":99,"text":"%s"}]}\
                        """
                                .formatted(prefix, words));
        try (var share = shortened("OrderRejects", 0, brief());
                var text = shortened("OrderRejectNewText", 0, brief());
                FixSocket client = Platform.client()) {
            for (int i = 0; i < 24; i++) {
                client.send(
                        "35=D",
                        Orders.forAccount(
                                "L100" + (1 + i % 6),
                                prefix + "." + i,
                                "EURUSD",
                                "38=10000|40=1|"));
            }
            raised("OrderRejects", session(client), Duration.ZERO);
            raised("OrderRejectNewText", words, Duration.ZERO);
            closed("OrderRejects", session(client), from);
            closed("OrderRejectNewText", words, from);
        }
    }

    @Test
    void aReportThatDoesNotFitIsTold() throws IOException {
        Instant from = Instant.now();
        String id = Platform.fresh("ODD");
        try (var soon = shortened("FixAnomalies", 0, brief("max", 0));
                FixSocket client = Platform.client()) {
            Platform.control("oms-a")
                    .post(
                            "/rules",
                            """
                            {"match":{"clOrdId":"^%s$","times":1},"actions":[{"do":"ack","extra":{"529":"?"}}]}\
                            """
                                    .formatted(id));
            client.send("35=D", Orders.resting(id));
            raised("FixAnomalies", "OMSA-P", Duration.ZERO);
            closed("FixAnomalies", "OMSA-P", from);
        }
    }

    @Test
    void anOrderInDoubtIsToldUntilItsOmsAnswers() throws IOException {
        Instant from = Instant.now();
        String id = Platform.fresh("DOUBT");
        Rest oms = Platform.control("oms-b");
        oms.post(
                "/rules",
                "{\"match\":{\"clOrdId\":\"^%s$\",\"times\":1},\"actions\":[{\"do\":\"silence\"}]}"
                        .formatted(id));
        try (var soon = shortened("OrderInDoubt", 0, Map.of("maxAgeMillis", 3_000.0));
                FixSocket client = Platform.client()) {
            client.send("35=D", Orders.order(id, AT_OMSB, "38=1|40=2|44=100|59=1|"));
            Eventually.within(Duration.ofSeconds(10))
                    .is(
                            "the OMS has the order",
                            () -> oms.send("GET", "/orders/" + id, null).status() == 200);
            fault("oms-b", "OMSB-P", "down");
            fault("oms-b", "OMSB-S", "down");
            raised("OrderInDoubt", "OMSB", Duration.ofSeconds(3));
            fault("oms-b", "OMSB-P", "clear");
            fault("oms-b", "OMSB-S", "clear");
            closed("OrderInDoubt", "OMSB", from);
        } finally {
            fault("oms-b", "OMSB-P", "clear");
            fault("oms-b", "OMSB-S", "clear");
        }
    }

    @Test
    void aClientThatFallsSilentWhileOthersTradeIsTold() throws IOException {
        Instant from = Instant.now();
        Map<String, Double> few =
                Map.of("minBefore", 2.0, "minOfOthers", 2.0, "windowMillis", 5_000.0);
        try (var soon = shortened("OrderFlowSilent", 0, few);
                FixSocket client = Platform.client()) {
            for (int i = 0; i < 3; i++) {
                client.send("35=D", Orders.resting(Platform.fresh("LAST")));
            }
            Platform.control("trader")
                    .post(
                            "/flow",
                            Map.of(
                                    "ratePerSecond", 2,
                                    "count", 24,
                                    "sessions", List.of("TRADER1")));
            raised("OrderFlowSilent", session(client), Duration.ofSeconds(5));
            closed("OrderFlowSilent", session(client), from);
        }
    }

    @Test
    void aDropCopyThatIsAwayWhileItsOmsTradesIsTold() throws IOException {
        Instant from = Instant.now();
        String id = Platform.fresh("UNPROVEN");
        try (var silent = shortened("DropCopySilent", 0, Map.of("maxAgeMillis", 3_000.0));
                var unproven = shortened("ReconUnproven", 1_000, Map.of());
                FixSocket client = Platform.client()) {
            fault("oms-b", "OMSB-DC", "refuseLogon");
            raised("FixSessionDown", "OMSB-DC", Duration.ofSeconds(3));
            client.send("35=D", Orders.order(id, AT_OMSB, "38=1|40=1|"));
            client.receiveWith("|11=" + id + "|", "|39=2|");
            raised("DropCopySilent", "OMSB", Duration.ofSeconds(3));
            raised("ReconUnproven", "OMSB", Duration.ofSeconds(1));
            fault("oms-b", "OMSB-DC", "clear");
            closed("DropCopySilent", "OMSB", from);
            closed("ReconUnproven", "OMSB", from);
        } finally {
            fault("oms-b", "OMSB-DC", "clear");
        }
    }

    /** What is usual is what the OMS did just now, moved into yesterday. */
    @Test
    void anOmsThatAnswersSlowerThanUsualIsTold() throws IOException, SQLException {
        Instant from = Instant.now();
        try (FixSocket client = Platform.client()) {
            acknowledged(client, Platform.fresh("USUAL"));
            Eventually.within(Duration.ofSeconds(20))
                    .is("its answers are measured", () -> measuredAtOmsB() >= ANSWERS);
            moveAnswersIntoYesterday();
            String prefix = Platform.fresh("SLOW");
            Platform.control("oms-b")
                    .post(
                            "/rules",
                            """
                            {"match":{"clOrdId":"^%s[.]"},"actions":[{"do":"ack","afterMs":2000}]}\
                            """
                                    .formatted(prefix));
            try (var soon = shortened("OrderAckSlow", 0, brief("minUsual", ANSWERS))) {
                acknowledged(client, prefix);
                raised("OrderAckSlow", "OMSB", Duration.ZERO);
                closed("OrderAckSlow", "OMSB", from);
            }
        }
    }

    private static void acknowledged(FixSocket client, String prefix) throws IOException {
        for (int i = 1; i <= ANSWERS; i++) {
            client.send("35=D", Orders.order(prefix + "." + i, AT_OMSB, "38=1|40=2|44=100|59=1|"));
        }
        for (int i = 1; i <= ANSWERS; i++) {
            client.receiveWith("|11=" + prefix + "." + i + "|", "|150=0|");
        }
    }

    private static int measuredAtOmsB() {
        return Platform.ops().items("/api/v1/latencies?by=oms&hop=ack").stream()
                .filter(oms -> oms.path("key").asString().equals("OMSB"))
                .mapToInt(oms -> oms.path("count").asInt())
                .sum();
    }

    /** Into the hour that it is now and the next: it may begin meanwhile. */
    private static void moveAnswersIntoYesterday() throws SQLException {
        int moved =
                Platform.sql(
                        "interlock_ops",
                        """
                        INSERT INTO latency_minute
                            (minute, environment, dimension, key, hop, counts, max_micros)
                        SELECT minute - back, environment, dimension, key, hop, counts, max_micros
                        FROM latency_minute,
                            unnest(ARRAY[interval '23 hours', interval '24 hours']) AS back
                        WHERE dimension = 'OMS' AND hop = 'ACK' AND key = 'OMSB'\
                        """);
        assertThat(moved).isPositive();
    }
}
