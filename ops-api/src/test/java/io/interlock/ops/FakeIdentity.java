package io.interlock.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** An identity provider where somebody has just signed in: it hands out tokens for any code. */
final class FakeIdentity {
    private final HttpServer server;
    private volatile String user = "nobody";
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
        accessToken = Tokens.of(user);
        answer(
                exchange,
                """
                {"access_token":"%s","token_type":"Bearer","expires_in":3600,\
                "scope":"openid profile","id_token":"%s"}\
                """
                        .formatted(accessToken, Tokens.identity(address(), user, nonce)));
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

    void signsIn(String name) {
        user = name;
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
