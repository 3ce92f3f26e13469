package io.interlock.localstack.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** Asks an address whether what is behind it is ready. */
final class Probe {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(LIMIT)
                    .build();

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
                            "answers " + response.statusCode() + " " + shortened(response.body()));
        } catch (IOException e) {
            return Optional.of("does not answer on " + address.getPort() + " yet");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private static String shortened(String body) {
        String line = body.replaceAll("\\s+", " ");
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
