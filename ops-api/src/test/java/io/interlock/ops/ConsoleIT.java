package io.interlock.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** A browser that signs in: the whole authorization code flow, then session and CSRF. */
@OpsApiTest
class ConsoleIT {
    private static final String ENGAGE =
            "{\"environment\":\"LIVE\",\"symbol\":\"EURUSD\",\"reason\":\"stale feed\"}";
    private final CookieManager cookies = new CookieManager();
    private final FakeIdentity identity;
    private final FakeService symbolCms;
    private final Http http;

    @Autowired
    ConsoleIT(
            FakeIdentity identity,
            @Qualifier("fakeSymbolCms") FakeService symbolCms,
            @LocalServerPort int port) {
        this.identity = identity;
        this.symbolCms = symbolCms;
        this.http = new Http(HttpClient.newBuilder().cookieHandler(cookies).build(), port);
    }

    @BeforeEach
    void nobodyIsSignedIn() {
        symbolCms.answers(new FakeService.Answer(201, "application/json", "{}", null));
    }

    @Test
    void theRootLeadsToTheConsoleAndTheConsoleToTheLogin() {
        assertThat(location(http.get("/", null))).endsWith("/console/");
        assertThat(location(http.get("/console/orders", null)))
                .endsWith("/oauth2/authorization/interlock");
        String authorize = location(http.get("/oauth2/authorization/interlock", null));
        assertThat(authorize)
                .startsWith(identity.address() + "/oauth2/authorize?response_type=code")
                .contains("client_id=ops-console")
                .contains("/login/oauth2/code/interlock");
    }

    @Test
    void aBrowserSignsInAndActs() {
        signIn("dealer");
        Http.Answer me = http.get("/api/v1/me", null);
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().path("user").asString()).isEqualTo("dealer");
        assertThat(me.json().path("permissions").toString()).contains("symbol:kill");

        assertThat(http.post("/api/v1/kill-switches", null, ENGAGE).status()).isEqualTo(403);
        assertThat(symbolCms.asked()).isEmpty();

        Http.Answer killed = send(withCsrf("/api/v1/kill-switches", ENGAGE));
        assertThat(killed.status()).as(killed.text()).isEqualTo(201);
        assertThat(symbolCms.asked().getLast().authorization())
                .isEqualTo("Bearer " + identity.accessToken());
    }

    @Test
    void aRoleThatIsLostIsLostWithTheNextToken() {
        identity.signsIn("dealer");
        identity.tokensLive(30);
        signedIn();
        assertThat(http.get("/api/v1/me", null).json().path("permissions").toString())
                .contains("symbol:kill");
        identity.changesTo("viewer");
        JsonNode me = http.get("/api/v1/me", null).json();
        assertThat(me.path("user").asString()).isEqualTo("dealer");
        assertThat(me.path("permissions").toString()).doesNotContain("symbol:kill");
        Http.Answer denied = send(withCsrf("/api/v1/kill-switches", ENGAGE));
        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.json().path("permission").asString()).isEqualTo("symbol:kill");
    }

    @Test
    void whomTheIssuerDoesNotRenewIsSignedOut() {
        identity.signsIn("dealer");
        identity.tokensLive(30);
        signedIn();
        identity.renewsNoMore();
        assertThat(http.get("/api/v1/me", null).status()).isEqualTo(401);
        identity.signsIn("dealer");
        assertThat(http.get("/api/v1/me", null).status()).isEqualTo(401);
    }

    @Test
    void changesNeedTheTokenOfThisSession() {
        signIn("dealer");
        String own = cookie("XSRF-TOKEN").getValue();
        for (String token : List.of("", "wrong", own.substring(1), own + "0")) {
            Http.Answer answer =
                    send(
                            http.request("/api/v1/kill-switches", null)
                                    .header("Content-Type", "application/json")
                                    .header("X-XSRF-TOKEN", token)
                                    .POST(HttpRequest.BodyPublishers.ofString(ENGAGE))
                                    .build());
            assertThat(answer.status()).as(token).isEqualTo(403);
        }
        for (String type :
                List.of("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")) {
            Http.Answer answer =
                    send(
                            http.request("/api/v1/kill-switches", null)
                                    .header("Content-Type", type)
                                    .header("X-XSRF-TOKEN", own)
                                    .POST(HttpRequest.BodyPublishers.ofString(ENGAGE))
                                    .build());
            assertThat(answer.status()).as(type).isIn(400, 415);
        }
        assertThat(symbolCms.asked()).isEmpty();
    }

    @Test
    void theSessionCookieIsForTheServerAlone() {
        signIn("dealer");
        HttpCookie session = cookie("INTERLOCK_SESSION");
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(cookie("XSRF-TOKEN").isHttpOnly()).isFalse();
    }

    @Test
    void signingOutEndsBothSessions() {
        signIn("dealer");
        Http.Answer out =
                send(
                        http.request("/logout", null)
                                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").getValue())
                                .header("Accept", "application/json")
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build());
        assertThat(out.status()).isEqualTo(200);
        assertThat(out.json().path("logoutUrl").asString())
                .startsWith(identity.address() + "/connect/logout?id_token_hint=");
        assertThat(http.get("/api/v1/me", null).status()).isEqualTo(401);
    }

    @Test
    void theConsolesRoutesAreOnePageThatIsNeverCached() {
        signIn("dealer");
        for (String path :
                List.of("/console/", "/console/index.html", "/console/orders/TRADER.1:1:7?raw=1")) {
            Http.Answer page = http.get(path, null);
            assertThat(page.status()).as(path).isEqualTo(200);
            assertThat(page.header("content-type")).startsWith("text/html");
            assertThat(page.header("cache-control")).isEqualTo("no-store");
            assertThat(page.text()).contains("<div id=\"root\">");
        }
    }

    @Test
    void filesWithAHashAreKeptForEver() {
        signIn("dealer");
        Http.Answer file = http.get("/console/assets/for-tests-0a1b2c.js", null);
        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("cache-control")).contains("max-age=31536000", "immutable");
        assertThat(http.get("/console/assets/gone.js", null).status()).isEqualTo(404);
    }

    private void signIn(String user) {
        identity.signsIn(user);
        signedIn();
    }

    private void signedIn() {
        String authorize = location(http.get("/oauth2/authorization/interlock", null));
        identity.nonce(parameter(authorize, "nonce"));
        Http.Answer back =
                http.get(
                        "/login/oauth2/code/interlock?code=c1&state="
                                + parameter(authorize, "state"),
                        null);
        assertThat(location(back)).endsWith("/console/");
        // the first answer brings the CSRF cookie
        assertThat(http.get("/api/v1/me", null).status()).isEqualTo(200);
    }

    private HttpRequest withCsrf(String path, String body) {
        return http.request(path, null)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", cookie("XSRF-TOKEN").getValue())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private Http.Answer send(HttpRequest request) {
        return http.send(request);
    }

    private HttpCookie cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no cookie " + name));
    }

    private static String location(Http.Answer answer) {
        assertThat(answer.status()).isEqualTo(302);
        return String.valueOf(answer.header("location"));
    }

    /** As the browser would send it on. */
    private static String parameter(String address, String name) {
        for (String part : URI.create(address).getRawQuery().split("&")) {
            if (part.startsWith(name + "=")) {
                String raw = part.substring(name.length() + 1);
                return name.equals("state") ? raw : URLDecoder.decode(raw, StandardCharsets.UTF_8);
            }
        }
        throw new AssertionError("no " + name + " in " + address);
    }
}
