package io.interlock.localstack.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks an address whether what is behind it is ready. */
final class Probe {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(LIMIT)
                    .build();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Probe() {}

    /** What is wrong, in one line; empty when it is ready. */
    static Optional<String> problem(URI address) {
        return address.getScheme().equals("tcp") ? tcp(address) : http(address);
    }

    private static Optional<String> tcp(URI address) {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(address.getHost(), address.getPort()),
                    (int) LIMIT.toMillis());
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of("does not listen on " + address.getPort() + " yet");
        }
    }

    private static Optional<String> http(URI address) {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).build();
        try {
            HttpResponse<String> response =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200
                    ? Optional.empty()
                    : Optional.of(
                            "answers " + response.statusCode() + ": " + reason(response.body()));
        } catch (IOException e) {
            return Optional.of("does not answer on " + address.getPort() + " yet");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    /** What an actuator body says is not up, or its first characters if it is no such body. */
    static String reason(String body) {
        List<String> reasons = new ArrayList<>();
        try {
            for (var component : JSON.readTree(body).path("components").properties()) {
                JsonNode health = component.getValue();
                if (!health.path("status").asString("").equals("UP")) {
                    reasons.add(component.getKey() + " " + details(health));
                }
            }
        } catch (JacksonException notJson) {
            return shortened(body);
        }
        return reasons.isEmpty() ? shortened(body) : shortened(String.join("; ", reasons));
    }

    private static String details(JsonNode health) {
        JsonNode details = health.path("details");
        return details.isEmpty()
                ? health.path("status").asString("")
                : details.properties().stream()
                        .map(detail -> detail.getValue().asString(detail.getValue().toString()))
                        .collect(Collectors.joining(", "));
    }

    private static String shortened(String body) {
        String line = body.replaceAll("\\s+", " ").strip();
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
