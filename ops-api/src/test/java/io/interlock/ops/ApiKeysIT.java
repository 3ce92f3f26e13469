package io.interlock.ops;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Keys of programs: made, used, seen by the services, revoked. */
@OpsApiTest
class ApiKeysIT {
    private static final String KEYS = "/api/v1/api-keys";
    private static final String OPS = "ops-admin";

    private final Http http;
    private final FakeService symbolCms;
    private final JdbcClient jdbc;

    @Autowired
    ApiKeysIT(
            @LocalServerPort int port,
            @Qualifier("fakeSymbolCms") FakeService symbolCms,
            JdbcClient jdbc) {
        this.http = Http.at(port);
        this.symbolCms = symbolCms;
        this.jdbc = jdbc;
    }

    private static String wish(String name, String role) {
        return JsonMapper.shared()
                .writeValueAsString(
                        Map.of("name", name, "roles", List.of(role), "reason", "reports"));
    }

    private JsonNode made(String name, String role) {
        Http.Answer answer = http.post(KEYS, Tokens.of(OPS), wish(name, role));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.header("location"))
                .isEqualTo(KEYS + "/" + answer.json().path("id").asString());
        return answer.json();
    }

    private JsonNode listed(String id) {
        JsonNode items = http.get(KEYS + "?limit=500", Tokens.of(OPS)).json().path("items");
        return items.valueStream()
                .filter(item -> item.path("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aKeyMayWhatItsRolesMayAndNoMore() {
        JsonNode key = made("nightly report", "viewer");
        String secret = key.path("secret").asString();

        JsonNode me = http.get("/api/v1/me", secret).json();
        assertThat(me.path("user").asString()).isEqualTo("ops-admin via nightly report");
        assertThat(me.path("roles").toString()).isEqualTo("[\"viewer\"]");
        assertThat(http.get("/api/v1/orders", secret).status()).isEqualTo(200);
        Http.Answer denied = http.get("/api/v1/audit-entries", secret);
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.json().path("permission").asString()).isEqualTo("audit:read");
    }

    @Test
    void itsSecretIsShownOnceAndKeptNowhere() {
        JsonNode key = made("secretive", "viewer");
        String secret = key.path("secret").asString();
        String proof = secret.substring(secret.lastIndexOf('_') + 1);
        assertThat(http.get(KEYS, Tokens.of(OPS)).text()).doesNotContain(proof, "hash");
        assertThat(jdbc.sql("SELECT api_key::text FROM api_key").query(String.class).list())
                .noneMatch(row -> row.contains(proof));
        assertThat(listed(key.path("id").asString()).path("createdBy").asString()).isEqualTo(OPS);
    }

    @Test
    void itsUseIsSeen() {
        JsonNode key = made("used", "viewer");
        String id = key.path("id").asString();
        assertThat(listed(id).has("lastUsedAt")).isFalse();
        http.get("/api/v1/me", key.path("secret").asString());
        assertThat(listed(id).has("lastUsedAt")).isTrue();
    }

    @Test
    void servicesHearOfThePersonByATokenOfOneMinuteForThemAlone() throws Exception {
        symbolCms.answers(new FakeService.Answer(201, "application/json", "{\"id\":\"K7\"}", null));
        JsonNode key = made("auto kill", "dealer");
        Http.Answer answer =
                http.post(
                        "/api/v1/kill-switches",
                        key.path("secret").asString(),
                        "{\"environment\":\"LIVE\",\"symbol\":\"EURUSD\",\"reason\":\"stale\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);

        String sent = String.valueOf(symbolCms.asked().getLast().authorization());
        SignedJWT token = SignedJWT.parse(sent.substring("Bearer ".length()));
        JWKSet published = JWKSet.parse(http.get("/edge/keys", null).text());
        assertThat(published.containsNonPublicKeys()).isFalse();
        assertThat(
                        token.verify(
                                new ECDSAVerifier(
                                        published
                                                .getKeyByKeyId(token.getHeader().getKeyID())
                                                .toECKey())))
                .isTrue();
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getStringClaim("preferred_username"))
                .isEqualTo("ops-admin via auto kill");
        assertThat(claims.getStringListClaim("roles")).containsExactly("dealer");
        assertThat(claims.getAudience()).containsExactly("symbol-cms-service");
        assertThat(claims.getExpirationTime().toInstant()).isBefore(Instant.now().plusSeconds(61));
        // here it opens nothing: it is for the service
        assertThat(http.get("/api/v1/me", token.serialize()).status()).isEqualTo(401);
    }

    @Test
    void aRevokedKeyIsNobodysAtOnceAndTheAuditLogKnows() {
        JsonNode key = made("to be revoked", "viewer");
        String id = key.path("id").asString();
        String secret = key.path("secret").asString();
        assertThat(delete(id, "").status()).isEqualTo(422);
        assertThat(delete(id, "?reason=laptop+lost").status()).isEqualTo(204);
        assertThat(http.get("/api/v1/me", secret).status()).isEqualTo(401);
        assertThat(delete(id, "?reason=again").json().path("code").asString())
                .isEqualTo("state-conflict");
        assertThat(delete("none", "?reason=x").status()).isEqualTo(404);
        assertThat(listed(id).path("revokedBy").asString()).isEqualTo(OPS);

        eventually(() -> {
            JsonNode entries =
                    http.get("/api/v1/audit-entries?object=api-key:" + id, Tokens.of(OPS))
                            .json()
                            .path("items");
            assertThat(entries.findValuesAsString("action"))
                    .containsExactly("api-key.revoked", "api-key.created");
            assertThat(entries.findValuesAsString("reason"))
                    .containsExactly("laptop lost", "reports");
        });
    }

    @Test
    void anExpiredKeyIsNobodys() {
        JsonNode key = made("old", "viewer");
        jdbc.sql("UPDATE api_key SET expires_at = ? WHERE id = ?")
                .param(OffsetDateTime.now(ZoneOffset.UTC).minusSeconds(1))
                .param(key.path("id").asString())
                .update();
        assertThat(http.get("/api/v1/me", key.path("secret").asString()).status()).isEqualTo(401);
    }

    @Test
    void aGuessedKeyIsNobodys() {
        String secret = made("guessed", "viewer").path("secret").asString();
        char last = secret.charAt(30) == 'A' ? 'B' : 'A';
        String guessed = secret.substring(0, 30) + last + secret.substring(31);
        for (String text : List.of(guessed, "ilk_x", "ilk_")) {
            assertThat(http.get("/api/v1/me", text).status()).as(text).isEqualTo(401);
        }
    }

    @Test
    void aKeyMakesNoKeys() {
        String secret = made("admin", OPS).path("secret").asString();
        Http.Answer answer = http.post(KEYS, secret, wish("child", "viewer"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("detail").asString()).contains("sign in");
    }

    @Test
    void aScopeIsInheritedAndNeverWidened() {
        String demo = Tokens.of(OPS, Map.of("environments", List.of("DEMO")));
        Http.Answer inherited = http.post(KEYS, demo, wish("demo only", "viewer"));
        assertThat(inherited.json().path("scopes").toString())
                .isEqualTo("{\"environments\":[\"DEMO\"]}");
        assertThat(
                        http.get("/api/v1/me", inherited.json().path("secret").asString())
                                .json()
                                .path("scopes")
                                .toString())
                .isEqualTo("{\"environments\":[\"DEMO\"]}");
        Http.Answer wider =
                http.post(
                        KEYS,
                        demo,
                        "{\"name\":\"w\",\"roles\":[\"viewer\"],\"reason\":\"x\",\"scopes\":{\"environments\":[\"LIVE\"]}}");
        assertThat(wider.status()).isEqualTo(403);
        assertThat(wider.json().path("detail").asString()).contains("environments=[DEMO]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\":\"n\",\"roles\":[\"root\"],\"reason\":\"x\"} | 400 | has 'root'",
                "{\"name\":\"n\",\"roles\":[],\"reason\":\"x\"} | 400 | roles",
                "{\"name\":\"a\\nb\",\"roles\":[\"viewer\"],\"reason\":\"x\"} | 400 | name",
                "{\"name\":\"n\",\"roles\":[\"viewer\"]} | 422 | reason",
                "{\"name\":\"n\",\"roles\":[\"viewer\"],\"reason\":\"x\",\"expiresAt\":\"2020-01-01T00:00:00Z\"} | 400 | but is '2020-01-01T00:00:00Z'",
                "{\"name\":\"n\",\"roles\":[\"viewer\"],\"reason\":\"x\",\"createdBy\":\"me\"} | 400 | createdBy",
            })
    void whatIsWrongWithAWishIsNamed(String body, int status, String words) {
        Http.Answer answer = http.post(KEYS, Tokens.of(OPS), body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().path("detail").asString()).contains(words);
    }

    @Test
    void sentAgainItIsTheSameKeyAndTheSecretStaysUntold() {
        String once = UUID.randomUUID().toString();
        Http.Answer first =
                IdempotencyIT.post(http, KEYS, Tokens.of(OPS), once, wish("once", "viewer"));
        Http.Answer again =
                IdempotencyIT.post(http, KEYS, Tokens.of(OPS), once, wish("once", "viewer"));
        assertThat(first.json().path("secret").asString()).startsWith("ilk_");
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.header("location")).isEqualTo(first.header("location"));
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(again.text()).isEmpty();
        assertThat(again.header("content-type")).isNull();
        assertThat(
                        jdbc.sql("SELECT count(*) FROM api_key WHERE name = 'once'")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    @Test
    void underTheSameIdempotencyKeyNoOtherKeyIsMade() {
        String once = UUID.randomUUID().toString();
        IdempotencyIT.post(http, KEYS, Tokens.of(OPS), once, wish("first of two", "viewer"));
        Http.Answer other =
                IdempotencyIT.post(http, KEYS, Tokens.of(OPS), once, wish("second", "viewer"));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.json().path("code").asString()).isEqualTo("idempotency-key-reused");
        assertThat(http.get(KEYS + "?limit=500", Tokens.of(OPS)).text())
                .contains("first of two")
                .doesNotContain("\"second\"");
    }

    @Test
    void theListAsCsvHasNoSecret() {
        String secret = made("in a sheet", "viewer").path("secret").asString();
        Http.Answer csv =
                http.send(
                        http.request(KEYS + "?limit=1", Tokens.of(OPS))
                                .header("Accept", "text/csv")
                                .GET()
                                .build());
        assertThat(csv.status()).as(csv.text()).isEqualTo(200);
        assertThat(csv.text())
                .startsWith("id,name,roles,scopes,createdBy,createdAt,expiresAt")
                .contains("in a sheet")
                .doesNotContain(secret.substring(secret.lastIndexOf('_') + 1));
    }

    @Test
    void keysExpireByThemselvesAfterNinetyDays() {
        JsonNode key = made("usual", "viewer");
        Instant created = Instant.parse(key.path("createdAt").asString());
        assertThat(Instant.parse(key.path("expiresAt").asString()))
                .isEqualTo(created.plus(90, ChronoUnit.DAYS));
    }

    private Http.Answer delete(String id, String query) {
        return http.send(http.request(KEYS + "/" + id + query, Tokens.of(OPS)).DELETE().build());
    }
}
