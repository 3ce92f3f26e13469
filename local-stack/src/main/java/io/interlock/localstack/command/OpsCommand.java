package io.interlock.localstack.command;

import io.interlock.localstack.Tokens;
import io.interlock.localstack.plan.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operations on ops-api itself. */
@Command(name = "ops", description = "Operate ops-api", subcommands = OpsCommand.Rebuild.class)
final class OpsCommand {
    private OpsCommand() {}

    /** Fills the read models anew and waits until that is done. */
    @Command(
            name = "rebuild",
            description = "Empty the read models and fill them anew from Kafka; waits for the end")
    static final class Rebuild implements Callable<Integer> {
        private static final String USER = "ops";
        private static final Duration PATIENCE = Duration.ofMinutes(30);

        @Mixin private DataOption data = new DataOption();

        @Option(names = "--reason", required = true, description = "Why; it is audited")
        private String reason = "";

        @Override
        public Integer call() {
            String token =
                    Tokens.fetch(
                            "http://localhost:" + data.ports().of("identity"),
                            USER,
                            data.directory().knownCredentials().user(USER));
            URI models =
                    URI.create(
                            "http://localhost:"
                                    + data.ports().of("ops-api")
                                    + "/api/v1/read-models");
            try (HttpClient http = HttpClient.newHttpClient()) {
                ask(
                        http,
                        request(URI.create(models + "/rebuilds"), token)
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                JsonMapper.shared()
                                                        .writeValueAsString(
                                                                Map.of("reason", reason)))));
                return await(http, models, token);
            }
        }

        private static int await(HttpClient http, URI models, String token) {
            Instant end = Instant.now().plus(PATIENCE);
            while (Instant.now().isBefore(end)) {
                long behind = ask(http, request(models, token).GET()).path("behind").asLong();
                System.out.println(
                        behind == 0 ? "Everything is read" : behind + " records are left to read");
                if (behind == 0) {
                    return 0;
                }
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
            throw new Problem("After " + PATIENCE.toMinutes() + " minutes there is more to read");
        }

        private static HttpRequest.Builder request(URI address, String token) {
            return HttpRequest.newBuilder(address)
                    .timeout(Duration.ofSeconds(60))
                    .header("Authorization", "Bearer " + token);
        }

        private static JsonNode ask(HttpClient http, HttpRequest.Builder request) {
            try {
                HttpResponse<String> answer =
                        http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() >= 300) {
                    throw new Problem(
                            "ops-api answers " + answer.statusCode() + " " + answer.body());
                }
                return JsonMapper.shared().readTree(answer.body());
            } catch (IOException e) {
                throw new Problem(
                        "ops-api does not answer: is Interlock up? (./interlock status)", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }
}
