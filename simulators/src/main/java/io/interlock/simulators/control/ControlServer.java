package io.interlock.simulators.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A few routes over the JDK's HTTP server. Paths may hold {@code {name}} segments. */
public final class ControlServer implements AutoCloseable {
    public static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);

    /** Path values, query values and the body (an empty object where there is none). */
    public record Request(Map<String, String> path, Map<String, String> query, JsonNode body) {
        public String path(String name) {
            return path.getOrDefault(name, "");
        }

        public int limit(int otherwise) {
            String limit = query.get("limit");
            return limit == null ? otherwise : Integer.parseInt(limit);
        }

        /** Reads the body as {@code type}; unknown properties are refused with 400. */
        public <T> T as(Class<T> type) {
            return JSON.treeToValue(body, type);
        }
    }

    public record Reply(int status, Object body) {
        public static Reply ok(Object body) {
            return new Reply(200, body);
        }

        public static Reply notFound(String what) {
            return new Reply(404, Map.of("error", what + " is not known"));
        }
    }

    /** Answers one request; an {@link IllegalArgumentException} becomes a 400 with its message. */
    public interface Handler {
        Reply handle(Request request) throws Exception;
    }

    private record Route(String method, List<String> segments, Handler handler) {
        @Nullable Map<String, String> match(String requestMethod, List<String> path) {
            if (!method.equals(requestMethod) || segments.size() != path.size()) {
                return null;
            }
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < path.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{")) {
                    values.put(segment.substring(1, segment.length() - 1), path.get(i));
                } else if (!segment.equals(path.get(i))) {
                    return null;
                }
            }
            return values;
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Route> routes = new ArrayList<>();

    /** Port 0 takes a free one. */
    public ControlServer(String host, int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(host, port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " is taken", e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
    }

    public ControlServer on(String method, String path, Handler handler) {
        routes.add(new Route(method, segments(path), handler));
        return this;
    }

    public ControlServer start() {
        server.start();
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/"));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            Reply reply = answer(exchange);
            byte[] body = JSON.writeValueAsBytes(reply.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Reply answer(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().getPath();
        List<String> path = segments(target);
        for (Route route : routes) {
            Map<String, String> values = route.match(exchange.getRequestMethod(), path);
            if (values != null) {
                return handle(route, values, exchange);
            }
        }
        return Reply.notFound(exchange.getRequestMethod() + " " + target);
    }

    private static Reply handle(Route route, Map<String, String> values, HttpExchange exchange)
            throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        try {
            JsonNode body = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
            Map<String, String> query = query(exchange.getRequestURI().getQuery());
            return route.handler().handle(new Request(values, query, body));
        } catch (IllegalArgumentException | JacksonException e) {
            return new Reply(400, Map.of("error", String.valueOf(e.getMessage())));
        } catch (Exception e) {
            LOG.warn("Control request failed", e);
            return new Reply(500, Map.of("error", String.valueOf(e)));
        }
    }

    private static Map<String, String> query(@Nullable String query) {
        Map<String, String> values = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return values;
    }
}
