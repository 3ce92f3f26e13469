package io.interlock.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** An identity provider where somebody has just signed in: it hands out tokens for any code. */
final class FakeIdentity {
    private final HttpServer server;
    private volatile String user = "nobody";
    private volatile String role = "nobody";
    private volatile int life = 3600;
    private volatile boolean renews = true;
    private volatile String nonce = "";
    private volatile String accessToken = "";

    FakeIdentity() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/oauth2/token", this::token);
        server.createContext(
                "/oauth2/jwks",
                exchange ->
                        answer(exchange, "{\"keys\":[" + Tokens.publicKey().toJSONString() + "]}"));
        server.start();
        Tokens.issuedBy(address());
    }

    private void token(HttpExchange exchange) throws IOException {
        String asked = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (asked.contains("grant_type=refresh_token") && !renews) {
            byte[] no = "{\"error\":\"invalid_grant\"}".getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(400, no.length);
            exchange.getResponseBody().write(no);
            exchange.close();
            return;
        }
        accessToken = Tokens.of(role, Map.of("preferred_username", user));
        answer(
                exchange,
                """
                {"access_token":"%s","token_type":"Bearer","expires_in":%d,\
                "scope":"openid profile","refresh_token":"r1","id_token":"%s"}\
                """
                        .formatted(accessToken, life, Tokens.identity(address(), user, nonce)));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** In the role of the same name, with tokens of an hour. */
    void signsIn(String name) {
        user = name;
        role = name;
        life = 3600;
        renews = true;
    }

    /** Tokens live for {@code seconds}; within a minute of its end one is renewed. */
    void tokensLive(int seconds) {
        life = seconds;
    }

    /** The next token says so. */
    void changesTo(String newRole) {
        role = newRole;
    }

    void renewsNoMore() {
        renews = false;
    }

    void nonce(String value) {
        nonce = value;
    }

    String accessToken() {
        return accessToken;
    }

    void close() {
        server.stop(0);
    }
}
