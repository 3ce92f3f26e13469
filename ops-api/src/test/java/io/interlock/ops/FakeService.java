package io.interlock.ops;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Answers everything with what it was told to and remembers what it was asked. */
final class FakeService {
    private final HttpServer server;
    private final boolean ready;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private volatile Answer answer = new Answer(201, "application/json", "{}", null);

    private volatile String metrics = "";
    private final AtomicInteger measured = new AtomicInteger();
    private volatile boolean away;

    record Asked(String path, @Nullable String authorization, String body) {}

    record Answer(int status, String contentType, String body, @Nullable String location) {}

    FakeService(boolean ready) {
        this.ready = ready;
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
        if (away) {
            exchange.close();
            return;
        }
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/readyz")) {
            exchange.sendResponseHeaders(ready ? 200 : 503, -1);
            exchange.close();
            return;
        }
        if (path.equals("/actuator/prometheus")) {
            byte[] text = metrics.getBytes(UTF_8);
            measured.incrementAndGet();
            exchange.sendResponseHeaders(200, text.length == 0 ? -1 : text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
            return;
        }
        if (path.equals("/sent-commands")) { // asked for by the way, whenever an order is looked at
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
            return;
        }
        String query = exchange.getRequestURI().getQuery();
        path = query == null ? path : path + "?" + query;
        asked.add(
                new Asked(
                        path,
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        new String(exchange.getRequestBody().readAllBytes(), UTF_8)));
        Answer now = answer;
        exchange.getResponseHeaders().set("Content-Type", now.contentType());
        if (now.location() != null) {
            exchange.getResponseHeaders().set("Location", now.location());
        }
        byte[] body = now.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(now.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answers(Answer next) {
        asked.clear();
        answer = next;
    }

    /** What it measures, in Prometheus' text format. */
    void measures(String text) {
        metrics = text;
    }

    /** How often somebody asked for that. */
    int measured() {
        return measured.get();
    }

    /** While it is away it hangs up on everybody. */
    void away(boolean gone) {
        away = gone;
    }

    List<Asked> asked() {
        return asked;
    }

    void close() {
        server.stop(0);
    }
}
