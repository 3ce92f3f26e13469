package io.interlock.ops;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client that follows nothing and keeps nothing. */
record Http(HttpClient client, int port) {

    record Answer(int status, HttpResponse<String> response) {
        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String text() {
            return response.body();
        }

        @Nullable String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }
    }

    static Http at(int port) {
        return new Http(HttpClient.newHttpClient(), port);
    }

    Answer get(String path, @Nullable String token) {
        return send(request(path, token).GET().build());
    }

    Answer post(String path, @Nullable String token, String body) {
        return send(
                request(path, token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return request;
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new IllegalStateException(request.uri() + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
