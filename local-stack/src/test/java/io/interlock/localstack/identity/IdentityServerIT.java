package io.interlock.localstack.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.interlock.localstack.Tokens;
import io.interlock.localstack.plan.Credentials;
import io.interlock.testkit.FreePorts;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityServerIT {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final String CONSOLE = "http://localhost:8080";

    @TempDir static Path directory;

    private int words;
    private final Credentials credentials =
            new Credentials(Map.of()).complete(this::word, () -> "whsec_x");
    private final int port = FreePorts.one();
    private final String issuer = "http://localhost:" + port;
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private IdentityServer server = start();

    private String word() {
        return "word-" + ++words;
    }

    private IdentityServer start() {
        return IdentityServer.start(
                new IdentitySettings(
                        "127.0.0.1",
                        port,
                        issuer,
                        CONSOLE,
                        directory.resolve("key.json"),
                        credentials));
    }

    @BeforeEach
    void login() throws Exception {
        String page = get("/login").body();
        Matcher csrf = CSRF.matcher(page);
        assertThat(csrf.find()).isTrue();
        assertThat(page).contains("<h1>Sign in</h1>").doesNotContain("{{");
        HttpResponse<String> signedIn =
                post(
                        "/login",
                        "_csrf",
                        csrf.group(1),
                        "username",
                        "ops",
                        "password",
                        credentials.user("ops"));
        assertThat(signedIn.headers().firstValue("location"))
                .get()
                .asString()
                .doesNotContain("error");
    }

    @AfterEach
    void stop() {
        server.close();
        browser.close();
    }

    @Test
    void tokenOfAUserCarriesRoleAndName() throws Exception {
        JWTClaimsSet claims = claims(Tokens.fetch(issuer, "dealer", credentials.user("dealer")));

        assertThat(claims.getStringListClaim("roles")).containsExactly("dealer");
        assertThat(claims.getStringClaim("preferred_username")).isEqualTo("dealer");
        assertThat(claims.getIssuer()).isEqualTo(issuer);
        assertThat(claims.getAudience()).containsExactly("interlock");
    }

    @Test
    void tokensCarryTheScopeOfTheirUser() throws Exception {
        JWTClaimsSet dealer = claims(Tokens.fetch(issuer, "dealer", credentials.user("dealer")));
        assertThat(dealer.getStringListClaim("environments")).containsExactly("DEMO", "LIVE");
        assertThat(dealer.getStringListClaim("brands")).containsExactly("interlock");
        assertThat(dealer.getStringListClaim("regions")).containsExactly("EMEA", "APAC");

        JWTClaimsSet demo = claims(Tokens.fetch(issuer, "demo", credentials.user("demo")));
        assertThat(demo.getStringListClaim("roles")).containsExactly("dealer");
        assertThat(demo.getStringListClaim("environments")).containsExactly("DEMO");
    }

    @Test
    void keyOutlivesARestart() throws Exception {
        String before = get("/oauth2/jwks").body();
        server.close();
        server = start();

        assertThat(get("/oauth2/jwks").body()).isEqualTo(before);
    }

    @Test
    void consoleGetsTheSignedInUser() throws Exception {
        String redirect = CONSOLE + "/login/oauth2/code/interlock";
        String location =
                get("/oauth2/authorize?response_type=code&client_id=ops-console&state=s&scope="
                                + encoded("openid profile")
                                + "&redirect_uri="
                                + encoded(redirect))
                        .headers()
                        .firstValue("location")
                        .orElseThrow();
        assertThat(location).startsWith(redirect + "?code=");
        String code = location.replaceAll(".*code=([^&]+).*", "$1");

        String tokens =
                post(
                                "/oauth2/token",
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                redirect,
                                "client_id",
                                "ops-console",
                                "client_secret",
                                credentials.oauthClient("ops-console"))
                        .body();

        JWTClaimsSet claims = claims(tokens.replaceAll(".*\"id_token\":\"([^\"]+)\".*", "$1"));
        assertThat(claims.getStringListClaim("roles")).containsExactly("ops-admin");
        assertThat(claims.getSubject()).isEqualTo("ops");
        assertThat(claims.getAudience()).containsExactly("ops-console");
    }

    private static JWTClaimsSet claims(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet();
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(issuer + path))
                        .header("Accept", "text/html,application/json")
                        .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String... form) throws Exception {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < form.length; i += 2) {
            body.append(i == 0 ? "" : "&").append(form[i]).append('=').append(encoded(form[i + 1]));
        }
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(issuer + path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        return browser.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
