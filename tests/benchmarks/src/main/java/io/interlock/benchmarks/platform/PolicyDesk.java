package io.interlock.benchmarks.platform;

import io.interlock.localstack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The people who put policies in force and end them, over the REST API of routing-service. */
public final class PolicyDesk implements AutoCloseable {
    private static final String WHY = "{\"reason\":\"benchmark\"}";
    private static final String BACK = "{\"reason\":\"benchmark\",\"version\":1}";

    private final URI routing;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String dealer;
    private final String risk;

    PolicyDesk(LocalStack stack) {
        routing = stack.url("routing-service");
        dealer = stack.token("dealer");
        risk = stack.token("risk");
    }

    /**
     * Drafted by the dealer and approved by risk; not in force.
     *
     * @param policy the JSON of a draft
     * @param id the one in it
     */
    public void approve(String id, String policy) throws IOException, InterruptedException {
        post(dealer, "", policy);
        post(dealer, "/" + id + "/drafts/1/submissions", WHY);
        post(risk, "/" + id + "/drafts/1/approvals", WHY);
    }

    /** The first version of each, for the first time. */
    public void activate(List<String> ids) throws IOException, InterruptedException {
        for (String id : ids) {
            post(dealer, "/" + id + "/drafts/1/activations", WHY);
        }
    }

    /** The first version of each, which has ended. */
    public void bringBack(List<String> ids) throws IOException, InterruptedException {
        for (String id : ids) {
            post(dealer, "/" + id + "/reverts", BACK);
        }
    }

    public void end(List<String> ids) throws IOException, InterruptedException {
        for (String id : ids) {
            post(dealer, "/" + id + "/ends", WHY);
        }
    }

    private void post(String token, String path, String json)
            throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(routing.resolve("/api/v1/policies" + path))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .timeout(Duration.ofSeconds(10))
                                .POST(BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException(
                    "%s says %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
