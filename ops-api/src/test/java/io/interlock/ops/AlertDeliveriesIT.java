package io.interlock.ops;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.interlock.events.FixIncident;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.ops.FakeReceiver.Got;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;
import tools.jackson.databind.JsonNode;

/** What people set up about alerts, and that it reaches whom it shall. */
@OpsApiTest
class AlertDeliveriesIT {
    private static final String ADMIN = Tokens.of("ops-admin");
    private static final String DEALER = Tokens.of("dealer");
    private static final String ROUTING_KEY = "0123456789abcdef0123456789abcdef";

    private final Facts facts;
    private final FakeReceiver receiver;
    private final FakeSmtp smtp;
    private final JdbcClient jdbc;
    private final Http http;

    @Autowired
    AlertDeliveriesIT(
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            FakeReceiver receiver,
            FakeSmtp smtp,
            JdbcClient jdbc,
            @LocalServerPort int port) {
        this.facts = new Facts(kafka, records);
        this.receiver = receiver;
        this.smtp = smtp;
        this.jdbc = jdbc;
        this.http = Http.at(port);
    }

    @AfterEach
    void noTargets() {
        receiver.refuses(0);
        for (JsonNode target : get("/api/v1/alert-targets").path("items")) {
            String path = "/api/v1/alert-targets/" + target.path("id").asString();
            assertThat(delete(path, ADMIN).status()).isEqualTo(204);
        }
    }

    @Test
    void oneAlertReachesEveryKindOfTarget() throws Exception {
        String slack = receiver.address("/services/T0/B0/secretpath");
        add("slack", "SLACK", "\"secret\":\"" + slack + "\"", "DLV1");
        add("pager", "PAGERDUTY", "\"secret\":\"" + ROUTING_KEY + "\"", "DLV1");
        add("mail", "EMAIL", "\"address\":\"desk@example.com, ops@example.com\"", "DLV1");
        JsonNode hook =
                add("hook", "WEBHOOK", "\"address\":\"" + receiver.address("/hook") + "\"", "DLV1");
        String secret = hook.path("secret").asString();
        assertThat(secret).startsWith("whsec_");

        receiver.refuses(2);
        anomaly("DLV1", "<b>a fill after a cancel</b>");

        eventually(() -> {
            assertThat(receiver.got("/services/T0/B0/secretpath")).hasSize(1);
            assertThat(receiver.got("/v2/enqueue")).hasSize(1);
            assertThat(receiver.got("/hook")).hasSize(1);
            assertThat(smtp.mails()).hasSize(1);
        });
        assertThat(
                        receiver.got("/services/T0/B0/secretpath")
                                .getFirst()
                                .json()
                                .path("text")
                                .asString())
                .startsWith("[INFO] DLV1: 1 facts that do not fit")
                .contains("&lt;b&gt;a fill after a cancel&lt;/b&gt;")
                .contains("https://ops.example/api/v1/runbooks/FixAnomalies");
        JsonNode page = receiver.got("/v2/enqueue").getFirst().json();
        assertThat(page.path("routing_key").asString()).isEqualTo(ROUTING_KEY);
        assertThat(page.path("event_action").asString()).isEqualTo("trigger");
        assertThat(page.at("/payload/severity").asString()).isEqualTo("info");
        assertThat(page.at("/payload/custom_details/fixSession").asString()).isEqualTo("DLV1");
        assertThat(smtp.mails().getFirst())
                .contains("To: desk@example.com, ops@example.com")
                .contains("Subject: [INFO] DLV1");
        Got signed = receiver.got("/hook").getFirst();
        new Webhook(secret).verify(signed.body(), signed.headers());
        assertThat(signed.json().path("type").asString()).isEqualTo("alert.opened");
        assertThat(signed.json().at("/data/alerts/0/rule").asString()).isEqualTo("FixAnomalies");

        JsonNode deliveries = get("/api/v1/alert-deliveries?state=DELIVERED&limit=500");
        assertThat(deliveries.toString()).doesNotContain(secret, ROUTING_KEY, "secretpath");
        assertThat(get("/api/v1/alert-targets").toString())
                .doesNotContain(secret, ROUTING_KEY, "secretpath");
        int most = 0;
        for (JsonNode delivery : deliveries.path("items")) {
            most = Math.max(most, delivery.path("attempts").asInt());
        }
        assertThat(most).as("tried again after a refusal").isGreaterThan(1);
    }

    @Test
    void whatWaitedBeforeARestartIsDelivered() {
        JsonNode hook =
                add("late", "WEBHOOK", "\"address\":\"" + receiver.address("/late") + "\"", "none");
        jdbc.sql(
                        """
                        INSERT INTO alert_delivery (id, target, event, group_key, alerts, title,
                            state, attempts, created_at, next_at)
                        VALUES (?, ?, 'TEST', 'Test', '[]', 'Test', 'WAITING', 3,
                            now() - interval '1 hour', now() - interval '1 minute')\
                        """)
                .params(UUID.randomUUID().toString(), hook.path("id").asString())
                .update();
        eventually(() -> assertThat(receiver.got("/late")).hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.2:9/x, leads inside",
        "http://10.0.0.1/x, leads inside",
        "http://169.254.169.254/latest/meta-data, leads inside",
        "http://[::ffff:10.0.0.1]/x, leads inside",
        "http://[fd00::1]/x, leads inside",
        "http://0.0.0.0/x, leads inside",
        "ftp://example.com/x, must be an http or https address",
        "file:///etc/passwd, must be an http or https address",
        "http://a:b@example.com/, must have a host and no user",
        "http://no-such-host.invalid/, has a host that is unknown",
        "not an address, is no address"
    })
    void noTargetLeadsInside(String address, String words) {
        Http.Answer answer =
                post(
                        "/api/v1/alert-targets",
                        ADMIN,
                        """
                        {"name":"inside","kind":"WEBHOOK","address":"%s","reason":"try"}\
                        """
                                .formatted(address));
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo("/address");
        assertThat(answer.json().path("detail").asString()).contains(words);
    }

    /** A name may lead inside later than it was checked, and an answer may point there. */
    @Test
    void aNameThatLeadsInsideLaterIsNotFollowedAndNoRedirectIs() {
        String inside = receiver.address("/inside").replace("127.0.0.1", "127.0.0.2");
        JsonNode turned =
                add("turned", "WEBHOOK", "\"address\":\"" + receiver.address("/x") + "\"", "none");
        jdbc.sql("UPDATE alert_target SET address = ? WHERE id = ?")
                .params(inside, turned.path("id").asString())
                .update();
        JsonNode moved =
                add(
                        "moved",
                        "WEBHOOK",
                        "\"address\":\"" + receiver.address("/moved") + "\"",
                        "none");
        test(turned);
        test(moved);
        eventually(() -> {
            assertThat(deliveries(turned).getFirst().path("lastError").asString())
                    .contains("leads inside");
            assertThat(deliveries(moved).getFirst().path("lastError").asString())
                    .isEqualTo("answered 302");
        });
        assertThat(receiver.got("/inside")).isEmpty();
        assertThat(receiver.got("/elsewhere")).isEmpty();
    }

    @Test
    void aSilenceKeepsItQuietAndItsEndTellsIt() {
        add("quiet", "WEBHOOK", "\"address\":\"" + receiver.address("/quiet") + "\"", "DLV2");
        Http.Answer silence =
                post(
                        "/api/v1/alert-silences",
                        DEALER,
                        """
                        {"matchers":[{"label":"fixSession","value":"DLV*"}],"reason":"drill",\
                        "until":"%s"}\
                        """
                                .formatted(Instant.now().plusSeconds(600)));
        assertThat(silence.status()).as(silence.text()).isEqualTo(201);
        assertThat(silence.json().path("owner").asString()).isEqualTo("dealer");
        String id = silence.json().path("id").asString();
        anomaly("DLV2", "odd");
        eventually(() -> assertThat(alert("DLV2").path("silencedBy").asString()).isEqualTo(id));
        assertThat(receiver.got("/quiet")).isEmpty();
        assertThat(delete("/api/v1/alert-silences/" + id, DEALER).status()).isEqualTo(204);
        eventually(() -> assertThat(receiver.got("/quiet")).hasSize(1));
        assertThat(get("/api/v1/alert-silences").toString()).doesNotContain(id);
    }

    @Test
    void whoIsOnItIsShownAndAudited() {
        anomaly("DLV3", "odd");
        eventually(() -> assertThat(alert("DLV3").path("state").asString()).isEqualTo("OPEN"));
        String path = "/api/v1/alerts/" + alert("DLV3").path("id").asString() + "/acknowledgements";
        assertThat(post(path, Tokens.of("viewer"), "{\"comment\":\"x\"}").status()).isEqualTo(403);
        assertThat(post(path, DEALER, "{\"comment\":\" \"}").status()).isEqualTo(400);
        Http.Answer done = post(path, DEALER, "{\"comment\":\"calling them\"}");
        assertThat(done.status()).as(done.text()).isEqualTo(201);
        assertThat(done.json().path("acknowledgedBy").asString()).isEqualTo("dealer");
        eventually(() -> {
            assertThat(alert("DLV3").path("state").asString()).isEqualTo("ACKNOWLEDGED");
            assertThat(
                            http.get(
                                            "/api/v1/audit-entries?object=alert:FixAnomalies",
                                            Tokens.of("compliance"))
                                    .text())
                    .contains("alert.acknowledged", "calling them");
        });
    }

    @Test
    void aRuleKeepsItsVersionsAndRefusesWhatItCannotBe() {
        String path = "/api/v1/alert-rules/KillSwitchForgotten";
        eventually(() -> assertThat(http.get(path, DEALER).status()).isEqualTo(200));
        Http.Answer before = http.get(path, DEALER);
        String tag = String.valueOf(before.header("etag"));
        String body =
                """
                {"enabled":true,"severity":"INFO","owner":"dealing","condition":"kill-switch-old",\
                "parameters":{"maxAgeMillis":%s},"forMillis":0,"clearMillis":0,"groupBy":[],\
                "reason":"shorter"}\
                """;
        String good = body.formatted("3600000");
        assertThat(put(path, DEALER, tag, good).status()).isEqualTo(403);
        Http.Answer bad = put(path, ADMIN, tag, body.formatted("-1"));
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().at("/errors/0/pointer").asString())
                .isEqualTo("/parameters/maxAgeMillis");
        assertThat(bad.json().path("detail").asString()).contains("is -1");
        Http.Answer blind = put(path, ADMIN, null, good);
        assertThat(blind.status()).isEqualTo(428);
        assertThat(blind.json().path("type").asString())
                .isEqualTo("/problems/precondition-required");
        assertThat(put(path, ADMIN, "\"one\"", good).status()).isEqualTo(400);
        Http.Answer changed = put(path, ADMIN, tag, good);
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
        assertThat(put(path, ADMIN, tag, good).status()).isEqualTo(412);
        JsonNode versions = get(path + "/versions").path("items");
        assertThat(versions.get(0).path("reason").asString()).isEqualTo("shorter");
        assertThat(versions.get(0).path("changedBy").asString()).isEqualTo("ops-admin");
        assertThat(versions.get(versions.size() - 1).path("version").asInt()).isEqualTo(1);
        assertThat(
                        put(
                                        path,
                                        ADMIN,
                                        String.valueOf(changed.header("etag")),
                                        good.replace("shorter", " "))
                                .status())
                .isEqualTo(422);
    }

    @Test
    void everyRuleLeadsToItsRunbook() {
        for (JsonNode rule : get("/api/v1/alert-rules").path("items")) {
            Http.Answer runbook = http.get(rule.path("runbook").asString(), DEALER);
            assertThat(runbook.status()).as(rule.path("id").asString()).isEqualTo(200);
            assertThat(runbook.text()).startsWith("# " + rule.path("id").asString());
        }
        assertThat(http.get("/api/v1/runbooks/NoSuch", DEALER).status()).isEqualTo(404);
        assertThat(http.get("/api/v1/runbooks/..%2fapplication", DEALER).status()).isIn(400, 404);
    }

    private void anomaly(String session, String detail) {
        facts.put(
                Topics.FIX_INCIDENTS,
                session,
                new FixIncident(
                        UUID.randomUUID().toString(),
                        session,
                        FixIncident.Kind.ANOMALY,
                        FixIncident.Severity.WARNING,
                        detail,
                        Instant.now()));
    }

    private JsonNode alert(String session) {
        for (JsonNode alert : get("/api/v1/alerts?rule=FixAnomalies&limit=500").path("items")) {
            if (alert.at("/labels/fixSession").asString().equals(session)) {
                return alert;
            }
        }
        throw new AssertionError("no alert about " + session);
    }

    private JsonNode add(String name, String kind, String how, String session) {
        Http.Answer answer =
                post(
                        "/api/v1/alert-targets",
                        ADMIN,
                        """
                        {"name":"%s","kind":"%s",%s,"minSeverity":"INFO","reason":"try",\
                        "matchers":[{"label":"fixSession","value":"%s"}]}\
                        """
                                .formatted(name, kind, how, session));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.json();
    }

    private void test(JsonNode target) {
        String path = "/api/v1/alert-targets/" + target.path("id").asString() + "/tests";
        assertThat(post(path, ADMIN, "").status()).isEqualTo(202);
    }

    private List<JsonNode> deliveries(JsonNode target) {
        return List.copyOf(
                get("/api/v1/alert-deliveries?target=" + target.path("id").asString())
                        .path("items")
                        .values());
    }

    private Http.Answer post(String path, String token, String body) {
        return http.post(path, token, body);
    }

    private Http.Answer put(String path, String token, @Nullable String ifMatch, String body) {
        HttpRequest.Builder request =
                http.request(path, token).header("Content-Type", "application/json");
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return http.send(request.PUT(HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private Http.Answer delete(String path, String token) {
        return http.send(http.request(path, token).DELETE().build());
    }

    private JsonNode get(String path) {
        Http.Answer answer = http.get(path, Tokens.of("viewer"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
