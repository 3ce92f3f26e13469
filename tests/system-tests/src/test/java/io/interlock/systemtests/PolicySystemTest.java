package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Controls over orders, written by one person and approved by another, as clients and OMSs meet
 * them: at their boundaries, and gone when they end.
 */
class PolicySystemTest {
    private static final Duration IN_FORCE = Duration.ofSeconds(3);

    @Test
    void aLimitHoldsToTheUnitFromItsApprovalToItsEnd() throws IOException {
        try (FixSocket client = Platform.client()) {
            String policy = policy("size", client, "\"kind\":\"LIMITS\",\"maxQty\":\"20000\"");
            Rest.Answer own =
                    Platform.as("dealer")
                            .send("POST", draft(policy) + "/approvals", "{\"reason\":\"mine\"}");
            assertThat(own.status()).isEqualTo(403);
            assertThat(answer(client, "38=21000|40=1|")).contains("|39=2|");

            approve(policy);
            activate(policy, null);
            Eventually.within(IN_FORCE)
                    .passes(() ->
                            assertThat(answer(client, "38=21000|40=1|"))
                                    .contains("|39=8|")
                                    .contains(
                                            "OrderQty(38) 21000 exceeds 20000 (policy " + policy));
            assertThat(answer(client, "38=20000|40=1|")).contains("|39=2|");

            Platform.as("dealer")
                    .post("/api/v1/policies/" + policy + "/ends", Map.of("reason", "calm again"));
            Eventually.within(IN_FORCE)
                    .passes(() -> assertThat(answer(client, "38=21000|40=1|")).contains("|39=2|"));
        }
    }

    @Test
    void aThrottleLetsItsBurstThroughAndSaysWhy() throws IOException {
        try (FixSocket client = Platform.client()) {
            String policy =
                    policy(
                            "rate",
                            client,
                            "\"kind\":\"THROTTLE\",\"per\":\"CLIENT_SESSION\",\"unit\":\"ORDERS\","
                                    + "\"limit\":\"3\",\"windowMillis\":60000,\"burst\":\"3\","
                                    + "\"cancelsExempt\":true");
            approve(policy);
            activate(policy, null);
            Eventually.within(IN_FORCE)
                    .is(
                            "in force",
                            () ->
                                    Platform.ops()
                                                    .get("/api/v1/policies/" + policy)
                                                    .path("active")
                                                    .path("version")
                                                    .asInt()
                                            == 1);
            int passed = 0;
            String last = "";
            for (int i = 0; i < 8; i++) {
                last = answer(client, "38=10000|40=1|");
                passed += last.contains("|39=2|") ? 1 : 0;
            }
            // the first may have been decided before the policy had arrived
            assertThat(passed).isBetween(3, 5);
            assertThat(last).contains("|39=8|").contains("3 orders in 60000 ms (policy " + policy);
            Platform.as("risk")
                    .post("/api/v1/policies/" + policy + "/ends", Map.of("reason", "shown"));
        }
    }

    @Test
    void aQueueEvensABurstOutAndACancelEndsWhatWaits() throws IOException {
        try (FixSocket client = Platform.client()) {
            String policy =
                    policy(
                            "queue",
                            client,
                            "\"kind\":\"THROTTLE\",\"per\":\"CLIENT_SESSION\",\"unit\":\"ORDERS\","
                                    + "\"limit\":\"1\",\"windowMillis\":1000,\"burst\":\"1\","
                                    + "\"cancelsExempt\":true,\"action\":\"QUEUE\","
                                    + "\"maxQueueMillis\":4000,\"maxQueued\":3");
            approve(policy);
            activate(policy, null);
            // One leaves, three wait, the fifth finds the queue full; once the policy has arrived.
            // After an attempt too early the last second may be used up: then the first waits too,
            // and it is the fourth that finds the queue full.
            Eventually.within(IN_FORCE.multipliedBy(10))
                    .passes(() -> {
                        List<String> ids = burst(client, 5);
                        client.send("35=F", Orders.cancel(Platform.fresh("CXL"), ids.get(2)));
                        Map<String, String> ends = ends(client, ids);
                        assertThat(ends.get(ids.get(4)))
                                .contains("|39=8|")
                                .contains("3 orders wait already (policy " + policy);
                        assertThat(ends.get(ids.get(2)))
                                .contains("|39=8|")
                                .contains("Ended by ClOrdID(11) CXL");
                        String fourth = Objects.requireNonNull(ends.get(ids.get(3)));
                        boolean fourthWaited = !fourth.contains("wait already");
                        List<String> passed =
                                fourthWaited
                                        ? List.of(ids.get(0), ids.get(1), ids.get(3))
                                        : List.of(ids.get(0), ids.get(1));
                        for (String id : passed) {
                            assertThat(ends.get(id)).contains("|39=2|");
                        }
                        assertThat(List.copyOf(ends.keySet())).containsSubsequence(passed);
                    });
            Platform.as("risk")
                    .post("/api/v1/policies/" + policy + "/ends", Map.of("reason", "shown"));
        }
    }

    private static List<String> burst(FixSocket client, int orders) throws IOException {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            String id = Platform.fresh("POL");
            client.send("35=D", Orders.order(id, "EURUSD", "38=10000|40=1|"));
            ids.add(id);
        }
        return ids;
    }

    /** The last report about each order, in the order in which they came. */
    private static Map<String, String> ends(FixSocket client, List<String> ids) throws IOException {
        Map<String, String> ends = new LinkedHashMap<>();
        while (ends.size() < ids.size()) {
            String report = client.receiveWith("|35=8|");
            String id = FixSocket.field(report, 11);
            if (ids.contains(id) && (report.contains("|39=2|") || report.contains("|39=8|"))) {
                ends.put(id, report);
            }
        }
        return ends;
    }

    @Test
    void aForcedRouteLeadsElsewhereUntilItEndsByItself() throws IOException {
        try (FixSocket client = Platform.client()) {
            String policy =
                    policy(
                            "route",
                            client,
                            "\"kind\":\"ROUTE\",\"oms\":\"OMSB\","
                                    + "\"edits\":[{\"tag\":100,\"value\":\"XNYS\"}]");
            approve(policy);
            activate(policy, Instant.now().plusSeconds(20));
            Eventually.within(IN_FORCE).passes(() -> assertThat(oms(client)).isEqualTo("OMSB"));
            JsonNode board = Platform.ops().get("/api/v1/interventions");
            assertThat(board.toString()).contains(policy);
            Eventually.within(Duration.ofSeconds(40))
                    .passes(() -> assertThat(oms(client)).isEqualTo("OMSA"));
            assertThat(Platform.ops().get("/api/v1/interventions").toString())
                    .doesNotContain(policy);
        }
    }

    @Test
    void aCollarHoldsToTheLastDecimalAndClosesWithoutAPrice() throws IOException {
        try (FixSocket client = Platform.client()) {
            String policy =
                    policy(
                            "collar",
                            client,
                            "\"kind\":\"COLLAR\",\"sources\":[\"LP1\"],\"maxBps\":\"100\","
                                    + "\"bothWays\":false,\"staleAfterMillis\":60000,"
                                    + "\"whenStale\":\"REJECT\",\"unpriced\":\"PASS\"");
            approve(policy);
            activate(policy, null);
            Eventually.within(IN_FORCE)
                    .passes(() ->
                            assertThat(answer(client, "38=10000|40=2|44=1.21|"))
                                    .contains("|39=8|")
                                    .contains("No reference price of LP1 is known"));
            ReferencePrices.say("EURUSD", "LP1", "1.2");
            Eventually.within(IN_FORCE)
                    .passes(() ->
                            assertThat(answer(client, "38=10000|40=2|44=1.212|"))
                                    .contains("|39=2|"));
            assertThat(answer(client, "38=10000|40=2|44=1.21201|"))
                    .contains("|39=8|")
                    .contains("is 100.0833 bp above the reference price 1.2 of LP1")
                    .contains("(policy " + policy);
            assertThat(answer(client, "38=10000|40=1|")).contains("|39=2|");
            end(policy);
            Eventually.within(IN_FORCE)
                    .passes(() ->
                            assertThat(answer(client, "38=10000|40=2|44=1.21201|"))
                                    .contains("|39=2|"));
        }
    }

    @Test
    void theSameOrderDoesNotPassTwiceWithinItsWindow() throws IOException {
        try (FixSocket client = Platform.client()) {
            String policy =
                    policy("once", client, "\"kind\":\"DUPLICATES\",\"windowMillis\":60000");
            approve(policy);
            activate(policy, null);
            Eventually.within(IN_FORCE)
                    .passes(() ->
                            assertThat(answer(client, "38=13000|40=1|"))
                                    .contains("|39=8|")
                                    .contains("The same order was sent"));
            assertThat(answer(client, "38=14000|40=1|")).contains("|39=2|");
            assertThat(answer(client, "38=14000|40=1|")).contains("|39=8|");
            end(policy);
        }
    }

    @Test
    void tooManyExecutionsStopOrdersUntilSomebodyLetsThemOn() throws IOException {
        try (FixSocket client = Platform.client()) {
            String policy =
                    policy(
                            "repeats",
                            client,
                            "\"kind\":\"REPEATS\",\"per\":\"POLICY\",\"executions\":3,"
                                    + "\"windowMillis\":600000");
            approve(policy);
            activate(policy, null);
            Eventually.within(Duration.ofSeconds(20))
                    .passes(() ->
                            assertThat(answer(client, "38=10000|40=1|"))
                                    .contains("|39=8|")
                                    .contains("These orders are stopped since")
                                    .contains("after 4 executions in 600000 ms"));
            JsonNode stopped =
                    Platform.ops().items("/api/v1/guards").stream()
                            .filter(guard -> guard.path("policy").asString("").equals(policy))
                            .findFirst()
                            .orElseThrow();
            String release = "/api/v1/guards/" + stopped.path("id").asString("") + "/releases";
            assertThat(Platform.as("support").send("POST", release, "{\"reason\":\"x\"}").status())
                    .isEqualTo(403);
            Platform.as("risk").post(release, Map.of("reason", "the script is fixed"));
            Eventually.within(IN_FORCE)
                    .passes(() -> assertThat(answer(client, "38=10000|40=1|")).contains("|39=2|"));
            end(policy);
        }
    }

    private static void end(String policy) {
        Platform.as("dealer")
                .post("/api/v1/policies/" + policy + "/ends", Map.of("reason", "shown"));
    }

    @Test
    void aConditionChoosesAmongTheOrders() throws IOException {
        try (FixSocket client = Platform.client()) {
            String policy =
                    policy(
                            "where",
                            client,
                            "\"kind\":\"LIMITS\",\"maxQty\":\"20000\"",
                            ",\"condition\":\"timeInForce == 'GTC' && orderQty > 20500\"");
            approve(policy);
            activate(policy, null);
            Eventually.within(IN_FORCE)
                    .passes(() ->
                            assertThat(answer(client, "38=21000|40=1|59=1|"))
                                    .contains(
                                            "OrderQty(38) 21000 exceeds 20000 (policy " + policy));
            assertThat(answer(client, "38=20500|40=1|59=1|")).contains("|39=2|");
            assertThat(answer(client, "38=21000|40=1|59=0|")).contains("|39=2|");
            assertThat(answer(client, "38=21000|40=1|")).contains("|39=2|");
            Platform.as("dealer")
                    .post("/api/v1/policies/" + policy + "/ends", Map.of("reason", "shown"));
        }
    }

    @Test
    void aConditionThatCannotBeAskedIsRefusedWithItsLineAndColumn() {
        Rest.Answer answer =
                Platform.as("dealer")
                        .send(
                                "POST",
                                "/api/v1/policies",
                                """
                                {"id":"bad-condition","environment":"LIVE","priority":10,
                                 "condition":"side == 'BUY'\\n  && venue == 'LP1'",
                                 "control":{"kind":"BLOCK","text":"no"},"reason":"words"}
                                """);
        JsonNode finding = answer.body().path("findings").path(0);
        assertThat(finding.path("pointer").asString()).isEqualTo("/condition");
        assertThat(finding.path("line").asInt()).isEqualTo(2);
        assertThat(finding.path("column").asInt()).isEqualTo(6);
        assertThat(finding.path("text").asString()).startsWith("'venue' is not known");
        assertThat(
                        Platform.as("dealer")
                                .send(
                                        "POST",
                                        draft("bad-condition") + "/submissions",
                                        "{\"reason\":\"please\"}")
                                .status())
                .isEqualTo(400);
    }

    @Test
    void aBadPolicyIsRefusedWithThePlaceAndTheReason() {
        Rest.Answer answer =
                Platform.as("dealer")
                        .send(
                                "POST",
                                "/api/v1/policies",
                                """
                                {"id":"bad-hours","environment":"LIVE","priority":10,
                                 "control":{"kind":"WINDOWS","zone":"Mars/Base","windows":
                                  [{"days":["FUNDAY"],"open":"9","close":"17:00"}]},
                                 "reason":"hours"}
                                """);
        String findings = answer.body().toString();
        if (answer.status() == 201) {
            findings =
                    Platform.as("dealer")
                            .post(draft("bad-hours") + "/validations", Map.of())
                            .toString();
        }
        assertThat(findings).contains("/control/zone").contains("Mars/Base").contains("FUNDAY");
    }

    /** A draft about one client's orders, submitted by the dealer; its id. */
    private static String policy(String name, FixSocket client, String control) throws IOException {
        return policy(name, client, control, "");
    }

    private static String policy(String name, FixSocket client, String control, String more)
            throws IOException {
        String session = FixSocket.field(answer(client, "38=10000|40=1|"), 56);
        String id = Platform.fresh(name).toLowerCase(Locale.ROOT);
        Platform.as("dealer")
                .post(
                        "/api/v1/policies",
                        """
                        {"id":"%s","environment":"LIVE","priority":10,
                         "match":{"clientSessions":["%s"]},"control":{%s},"reason":"news"%s}
                        """
                                .formatted(id, session, control, more));
        Platform.as("dealer").post(draft(id) + "/submissions", Map.of("reason", "please look"));
        return id;
    }

    private static void approve(String policy) {
        Platform.as("risk").post(draft(policy) + "/approvals", Map.of("reason", "agreed"));
    }

    private static void activate(String policy, @Nullable Instant until) {
        Platform.as("dealer")
                .post(
                        draft(policy) + "/activations",
                        until == null
                                ? Map.of("reason", "now")
                                : Map.of("reason", "now", "until", until.toString()));
    }

    private static String draft(String policy) {
        return "/api/v1/policies/" + policy + "/drafts/1";
    }

    private static String oms(FixSocket client) throws IOException {
        String id = Platform.fresh("POL");
        client.send("35=D", Orders.order(id, "EURUSD", "38=10000|40=1|"));
        last(client, id);
        return Eventually.within(Duration.ofSeconds(10))
                .yields(
                        () ->
                                Platform.ops().items("/api/v1/orders?q=" + id).stream()
                                        .map(order -> order.path("oms").asString(""))
                                        .filter(oms -> !oms.isEmpty())
                                        .findFirst(),
                        "the order is shown");
    }

    private static String answer(FixSocket client, String terms) throws IOException {
        String id = Platform.fresh("POL");
        client.send("35=D", Orders.order(id, "EURUSD", terms));
        return last(client, id);
    }

    private static String last(FixSocket client, String id) throws IOException {
        String report = client.receiveWith("|11=" + id + "|");
        while (!report.contains("|39=2|") && !report.contains("|39=8|")) {
            report = client.receiveWith("|11=" + id + "|");
        }
        return report;
    }
}
