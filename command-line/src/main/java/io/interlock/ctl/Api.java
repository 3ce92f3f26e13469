package io.interlock.ctl;

import io.interlock.ctl.Command.Argument;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Commands as HTTP requests. */
final class Api {
    static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration STREAM_TIMEOUT = Duration.ofHours(1);

    private final Settings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    Api(Settings settings) {
        this.settings = settings;
    }

    /** What came back. */
    record Answer(int status, String type, String body) {
        boolean isJson() {
            return type.contains("json");
        }
    }

    /**
     * What was typed in: values by the arguments' names.
     *
     * @param document the whole body, where the command takes one
     */
    record Wish(Map<String, String> values, @Nullable String document) {}

    Answer call(Command command, Wish wish) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path(command, wish)).timeout(TIMEOUT);
        request.header("Accept", "application/json, text/markdown, text/csv;q=0.5");
        switch (command.method()) {
            case GET -> request.GET();
            case DELETE -> request.DELETE();
            case POST -> post(command, wish, request);
            case PUT -> request.PUT(body(command, wish, request));
            case TAIL -> throw new IllegalArgumentException("a stream is followed, not called");
        }
        String version = version(command, wish);
        if (version != null) {
            request.header("If-Match", version);
        }
        HttpResponse<String> answer =
                http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("content-type").orElse(""),
                answer.body());
    }

    /** What is sent as it is read knows itself again, and is not kept to be repeated. */
    private static void post(Command command, Wish wish, HttpRequest.Builder request)
            throws IOException {
        String file = streamed(command, wish);
        if (file == null) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
            request.POST(body(command, wish, request));
            return;
        }
        request.timeout(STREAM_TIMEOUT)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofFile(Path.of(file)));
    }

    private static @Nullable String streamed(Command command, Wish wish) {
        return command.arguments().stream()
                .filter(each -> each.place() == Command.Place.STREAM)
                .map(each -> value(each, wish))
                .findFirst()
                .orElse(null);
    }

    /** The lines of the stream; they end when the other side ends them. */
    HttpResponse<Stream<String>> follow() throws IOException, InterruptedException {
        return http.send(
                request("/api/v1/stream").header("Accept", "text/event-stream").GET().build(),
                HttpResponse.BodyHandlers.ofLines());
    }

    private HttpRequest.Builder request(String path) {
        String base = settings.address().toString().replaceAll("/+$", "");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("User-Agent", "interlockctl");
        if (settings.token() != null) {
            request.header("Authorization", "Bearer " + settings.token());
        }
        return request;
    }

    private static String path(Command command, Wish wish) {
        String path = command.path();
        StringBuilder query = new StringBuilder();
        for (Argument argument : command.arguments()) {
            String value = value(argument, wish);
            if (value == null) {
                continue;
            }
            switch (argument.place()) {
                case PATH -> path = path.replace("{" + argument.name() + "}", encoded(value));
                case QUERY ->
                        query.append(query.isEmpty() ? '?' : '&')
                                .append(argument.name())
                                .append('=')
                                .append(encoded(value));
                case BODY, NUMBER, FILE, STREAM, VERSION -> {} // not of the address
            }
        }
        return path + query;
    }

    private static @Nullable String value(Argument argument, Wish wish) {
        return argument.fixed() != null ? argument.fixed() : wish.values().get(argument.name());
    }

    /** A space is %20 in a path as well as in a query. */
    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static HttpRequest.BodyPublisher body(
            Command command, Wish wish, HttpRequest.Builder request) {
        request.header("Content-Type", "application/json");
        if (wish.document() != null) {
            return HttpRequest.BodyPublishers.ofString(wish.document());
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Argument argument : command.arguments()) {
            String value = value(argument, wish);
            if (value != null && argument.place() == Command.Place.BODY) {
                fields.put(argument.name(), value);
            } else if (value != null && argument.place() == Command.Place.NUMBER) {
                fields.put(argument.name(), Long.parseLong(value));
            }
        }
        return fields.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(fields));
    }

    /** The ETag of what is there now, where none was given. */
    private @Nullable String version(Command command, Wish wish)
            throws IOException, InterruptedException {
        boolean wanted =
                command.arguments().stream().anyMatch(a -> a.place() == Command.Place.VERSION);
        if (!wanted) {
            return null;
        }
        String given = wish.values().get("If-Match");
        if (given != null) {
            return given.startsWith("\"") ? given : "\"" + given + "\"";
        }
        // a session's state is one thing, its definition another
        String path = path(command, wish);
        String of = command.operation().equals("changeFixSession") ? path + "/definition" : path;
        HttpResponse<InputStream> now =
                http.send(
                        request(of).timeout(TIMEOUT).GET().build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        now.body().close();
        return now.headers().firstValue("etag").orElse(null);
    }
}
