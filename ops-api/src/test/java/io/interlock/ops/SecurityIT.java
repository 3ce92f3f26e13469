package io.interlock.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Programs with bearer tokens, and those without. */
@OpsApiTest
class SecurityIT {
    private static final String ENGAGE =
            "{\"environment\":\"LIVE\",\"symbol\":\"EURUSD\",\"reason\":\"stale feed\"}";
    private final FakeService symbolCms;
    private final Http http;

    @Autowired
    SecurityIT(@Qualifier("fakeSymbolCms") FakeService symbolCms, @LocalServerPort int port) {
        this.symbolCms = symbolCms;
        this.http = Http.at(port);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "me",
                "status",
                "fix-sessions",
                "fix-sessions/OMSA-P",
                "fix-sessions/OMSA-P/definition",
                "fix-messages",
                "oms-links",
                "oms-links/OMSA/failovers",
                "in-doubt-orders",
                "orders",
                "orders/TRADER1:1:1",
                "rejects",
                "symbols",
                "kill-switches",
                "accounts",
                "accounts/L1001",
                "recon-breaks",
                "recon-breaks/B1",
                "recon-summary",
                "audit-entries",
                "stream",
                "no-such-thing"
            })
    void nobodyGetsAnythingUnnamed(String path) {
        for (String token :
                new String[] {
                    null, Tokens.expired("ops-admin"), Tokens.forged("ops-admin"), "x.y.z"
                }) {
            Http.Answer answer = http.get("/api/v1/" + path, token);
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.json().path("code").asString()).isEqualTo("unauthenticated");
            assertThat(answer.header("location")).isNull();
            assertThat(answer.header("set-cookie")).doesNotContain("INTERLOCK_SESSION");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, 403",
        "support, 403",
        "dealer, 403",
        "symbol-admin, 403",
        "compliance, 200",
        "ops-admin, 200",
        "nobody, 403"
    })
    void auditNeedsItsPermission(String role, int status) {
        Http.Answer answer = http.get("/api/v1/audit-entries", Tokens.of(role));
        assertThat(answer.status()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.json().path("code").asString()).isEqualTo("permission-missing");
            assertThat(answer.json().path("permission").asString()).isEqualTo("audit:read");
        }
    }

    @Test
    void meSaysWhoAndWhat() {
        Http.Answer answer = http.get("/api/v1/me", Tokens.of("dealer"));
        assertThat(answer.json().path("user").asString()).isEqualTo("dealer");
        assertThat(answer.json().path("roles").toString()).isEqualTo("[\"dealer\"]");
        assertThat(answer.json().path("permissions").toString())
                .contains("symbol:kill")
                .doesNotContain("audit:read");
        assertThat(answer.json().path("environment").asString()).isEqualTo("local");
        assertThat(answer.json().path("scopes").isEmpty()).isTrue();

        Map<String, Object> scoped =
                Map.of("environments", List.of("DEMO"), "brands", List.of("alpha"));
        assertThat(http.get("/api/v1/me", Tokens.of("dealer", scoped)).json().path("scopes"))
                .isEqualTo(
                        JsonMapper.shared()
                                .readTree("{\"environments\":[\"DEMO\"],\"brands\":[\"alpha\"]}"));
    }

    @Test
    void killingIsRelayedInTheCallersName() {
        symbolCms.answers(
                new FakeService.Answer(
                        201, "application/json", "{\"id\":\"K1\"}", "/api/v1/kill-switches/K1"));
        String token = Tokens.of("dealer");
        Http.Answer answer = http.post("/api/v1/kill-switches", token, ENGAGE);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().path("id").asString()).isEqualTo("K1");
        assertThat(answer.header("location")).isEqualTo("/api/v1/kill-switches/K1");
        assertThat(symbolCms.asked())
                .containsExactly(
                        new FakeService.Asked("/api/v1/kill-switches", "Bearer " + token, ENGAGE));

        Http.Answer release =
                http.post("/api/v1/kill-switches/K1/releases", token, "{\"reason\":\"fixed\"}");
        assertThat(release.status()).isEqualTo(201);
        assertThat(symbolCms.asked().getLast().path())
                .isEqualTo("/api/v1/kill-switches/K1/releases");
    }

    @Test
    void itsProblemsComeBackAsTheyAre() {
        symbolCms.answers(
                new FakeService.Answer(
                        409,
                        "application/problem+json",
                        "{\"code\":\"state-conflict\",\"detail\":\"killed already\"}",
                        null));
        Http.Answer answer = http.post("/api/v1/kill-switches", Tokens.of("dealer"), ENGAGE);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.header("content-type")).startsWith("application/problem+json");
        assertThat(answer.json().path("code").asString()).isEqualTo("state-conflict");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"environment\":\"LIVE\",\"symbol\":\"EURUSD\",\"reason\":\" \"}; 422; reason-required",
                "{\"environment\":\"LIVE\",\"symbol\":\"EURUSD\"}; 422; reason-required",
                "{\"environment\":\"LIVE\",\"reason\":\"x\"}; 400; validation-failed",
                "{\"environment\":\"MOON\",\"symbol\":\"EURUSD\",\"reason\":\"x\"}; 400; validation-failed",
                "{\"environment\":\"LIVE\",\"symbol\":\"EURUSD\",\"reason\":\"x\",\"by\":\"me\"}; 400; validation-failed",
                "{; 400; malformed-json"
            })
    void whatIsWrongIsNotRelayed(String body, int status, String code) {
        symbolCms.answers(new FakeService.Answer(201, "application/json", "{}", null));
        Http.Answer answer = http.post("/api/v1/kill-switches", Tokens.of("dealer"), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("code").asString()).isEqualTo(code);
        assertThat(symbolCms.asked()).isEmpty();
    }

    @Test
    void whoMayNotKillDoesNotKill() {
        symbolCms.answers(new FakeService.Answer(201, "application/json", "{}", null));
        Http.Answer answer = http.post("/api/v1/kill-switches", Tokens.of("viewer"), ENGAGE);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("detail").asString()).contains("symbol:kill");
        assertThat(http.post("/api/v1/kill-switches", null, ENGAGE).status()).isEqualTo(401);
        assertThat(symbolCms.asked()).isEmpty();
    }

    @Test
    void whatAttackersTryWithTokensIsRefused() throws Exception {
        assertThat(http.get("/api/v1/me", Tokens.of("ops-admin")).status()).isEqualTo(200);
        Tokens.attacks("ops-admin")
                .forEach((attack, token) -> {
                    Http.Answer answer = http.get("/api/v1/me", token);
                    assertThat(answer.status()).as(attack).isEqualTo(401);
                    assertThat(answer.text())
                            .as(attack)
                            .doesNotContain("Exception", "nimbus", "alg");
                });
        String inTheAddress = "/api/v1/me?access_token=" + Tokens.of("ops-admin");
        assertThat(http.get(inTheAddress, null).status()).isEqualTo(401);
    }

    @Test
    void otherSpellingsOfAPathOpenNothing() {
        String viewer = Tokens.of("viewer");
        for (String path :
                new String[] {
                    "/api/v1/audit-entries/",
                    "/api/v1/audit-entries;x=1",
                    "/api/v1//audit-entries",
                    "/api/v1/./audit-entries",
                    "/api/v1/orders/%2e%2e/audit-entries",
                    "/api/v1/orders/..%2faudit-entries",
                    "/api/v1/%61udit-entries"
                }) {
            Http.Answer answer = http.get(path, viewer);
            assertThat(answer.status()).as(path).isIn(400, 403, 404);
            assertThat(http.get(path, null).status()).as(path).isIn(400, 401);
        }
    }

    @Test
    void methodsCannotBeSwapped() {
        String viewer = Tokens.of("viewer");
        for (String method : new String[] {"TRACE", "PATCH", "DELETE", "PUT"}) {
            assertThat(
                            http.send(
                                            http.request("/api/v1/kill-switches", viewer)
                                                    .method(method, BodyPublishers.ofString(ENGAGE))
                                                    .build())
                                    .status())
                    .as(method)
                    .isIn(400, 403, 405);
        }
        symbolCms.answers(new FakeService.Answer(201, "application/json", "{}", null));
        http.send(
                http.request("/api/v1/kill-switches", Tokens.of("dealer"))
                        .header("X-HTTP-Method-Override", "POST")
                        .header("Content-Type", "application/json")
                        .method("GET", BodyPublishers.ofString(ENGAGE))
                        .build());
        assertThat(symbolCms.asked()).isEmpty();
    }

    @Test
    void otherOriginsAreNotInvited() {
        for (String origin : new String[] {"https://evil.test", "null"}) {
            Http.Answer answer =
                    http.send(
                            http.request("/api/v1/me", Tokens.of("dealer"))
                                    .header("Origin", origin)
                                    .GET()
                                    .build());
            assertThat(answer.header("access-control-allow-origin")).isNull();
            assertThat(answer.header("access-control-allow-credentials")).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "</script><svg/onload=alert(1)>",
                "javascript:alert(1)",
                "\u202e{{constructor.constructor('alert(1)')()}}"
            })
    void textOfAMessageStaysText(String text) {
        String raw = "8=FIX.4.4|35=8|58=" + text + "|10=000|";
        Http.Answer answer =
                http.post(
                        "/api/v1/fix-messages/decode",
                        Tokens.of("viewer"),
                        JsonMapper.shared().writeValueAsString(Map.of("raw", raw)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("application/json");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.json().toString()).contains(JsonMapper.shared().writeValueAsString(text));
    }

    @Test
    void everyAnswerHasItsHeaders() {
        Http.Answer answer = http.get("/api/v1/me", Tokens.of("dealer"));
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
        assertThat(answer.header("content-security-policy"))
                .contains("script-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.header("cache-control")).contains("no-store");
        assertThat(answer.header("referrer-policy")).isEqualTo("same-origin");
        assertThat(answer.header("ratelimit-policy")).isEqualTo("\"caller\";q=1000;w=10");
        assertThat(answer.header("ratelimit")).startsWith("\"caller\";r=");
    }

    @Test
    void probesNeedNoToken() {
        assertThat(http.get("/livez", null).status()).isEqualTo(200);
        assertThat(http.get("/readyz", null).status()).isEqualTo(200);
        assertThat(http.get("/actuator/prometheus", null).status()).isEqualTo(200);
        assertThat(http.get("/actuator/env", null).status()).isEqualTo(401);
    }
}
