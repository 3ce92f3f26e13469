package io.interlock.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** JSON over HTTP to one base address. */
public final class Rest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final URI base;
    private final Supplier<String> token;

    /** {@code token} gives the bearer token, or empty text for none. */
    public Rest(URI base, Supplier<String> token) {
        this.base = base;
        this.token = token;
    }

    /** A status and a body; the body is missing where there was none. */
    public record Answer(int status, JsonNode body) {}

    public JsonNode get(String path) {
        return expect(2, send("GET", path, null));
    }

    /** The {@code items} of a list. */
    public List<JsonNode> items(String path) {
        return StreamSupport.stream(get(path).path("items").spliterator(), false).toList();
    }

    public JsonNode post(String path, Map<String, ?> body) {
        return expect(2, send("POST", path, JSON.writeValueAsString(body)));
    }

    public JsonNode post(String path, String json) {
        return expect(2, send("POST", path, json));
    }

    public Answer send(String method, String path, @org.jspecify.annotations.Nullable String json) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
        String bearer = token.get();
        if (!bearer.isEmpty()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (json == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json");
            request.method(method, HttpRequest.BodyPublishers.ofString(json));
        }
        return answer(request.build());
    }

    static Answer answer(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            boolean json = text.startsWith("{") || text.startsWith("[");
            return new Answer(
                    response.statusCode(), json ? JSON.readTree(text) : MissingNode.getInstance());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode expect(int hundreds, Answer answer) {
        if (answer.status() / 100 != hundreds) {
            throw new AssertionError("status " + answer.status() + ": " + answer.body());
        }
        return answer.body();
    }
}
