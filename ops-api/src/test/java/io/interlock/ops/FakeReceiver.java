package io.interlock.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes webhooks of any kind and remembers them; refuses as many as it was told to. */
final class FakeReceiver {
    private final HttpServer server;
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    record Got(String path, Map<String, List<String>> headers, String body) {
        JsonNode json() {
            return JsonMapper.shared().readTree(body);
        }
    }

    FakeReceiver() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(exchange.getRequestHeaders());
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        boolean refused = refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (!refused) {
            got.add(new Got(exchange.getRequestURI().getPath(), headers, body));
        }
        if (exchange.getRequestURI().getPath().startsWith("/moved")) {
            exchange.getResponseHeaders().set("Location", address("/elsewhere"));
            exchange.sendResponseHeaders(302, -1);
        } else {
            exchange.sendResponseHeaders(refused ? 503 : 202, -1);
        }
        exchange.close();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    void refuses(int times) {
        refusals.set(times);
    }

    List<Got> got(String path) {
        return got.stream().filter(one -> one.path().equals(path)).toList();
    }

    void close() {
        server.stop(0);
    }
}
