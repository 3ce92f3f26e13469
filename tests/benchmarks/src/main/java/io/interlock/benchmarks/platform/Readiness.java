package io.interlock.benchmarks.platform;

import io.interlock.benchmarks.machine.ChildProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks a service's {@code /readyz} until it says 200. */
final class Readiness {
    private static final Duration PATIENCE = Duration.ofSeconds(240);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Readiness() {}

    static void await(ChildProcess service, int port) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest question =
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
                            .timeout(Duration.ofSeconds(2))
                            .build();
            while (service.alive() && System.nanoTime() < deadline) {
                try {
                    var answer = http.send(question, HttpResponse.BodyHandlers.ofString());
                    if (answer.statusCode() == 200) {
                        return;
                    }
                    last = answer.body();
                } catch (IOException e) {
                    last = String.valueOf(e);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        throw new IOException(
                service.name() + " did not become ready, see " + service.log() + ": " + last);
    }
}
