package io.interlock.ops;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;

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
        assertThat(http.post("/api/v1/kill-switches", null, ENGAGE).status()).isIn(401, 403);
        assertThat(symbolCms.asked()).isEmpty();
    }

    @Test
    void everyAnswerHasItsHeaders() {
        Http.Answer answer = http.get("/api/v1/me", Tokens.of("dealer"));
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("x-frame-options")).isEqualTo("DENY");
        assertThat(answer.header("content-security-policy"))
                .contains("script-src 'self'", "frame-ancestors 'none'");
        assertThat(answer.header("cache-control")).contains("no-store");
    }

    @Test
    void probesNeedNoToken() {
        assertThat(http.get("/livez", null).status()).isEqualTo(200);
        assertThat(http.get("/readyz", null).status()).isEqualTo(200);
        assertThat(http.get("/actuator/prometheus", null).status()).isEqualTo(200);
        assertThat(http.get("/actuator/env", null).status()).isEqualTo(401);
    }
}
