package io.interlock.ops.status;

import io.interlock.ops.settings.OpsProperties;
import io.interlock.ops.status.ServiceStatus.State;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Asks every service for its readiness in the background, so that a slow one delays nobody. */
@Component
public class Services {
    /** Who needs longer to say that it is ready is not. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final OpsProperties properties;
    private final ApplicationAvailability availability;
    private final Map<String, ServiceStatus> latest = new ConcurrentHashMap<>();
    private final HttpClient http;

    Services(OpsProperties properties, ApplicationAvailability availability) {
        this.properties = properties;
        this.availability = availability;
        this.http = HttpClient.newBuilder().connectTimeout(properties.timeout()).build();
    }

    /** As they were when last asked, this one included. */
    public List<ServiceStatus> statuses() {
        List<ServiceStatus> statuses = new ArrayList<>();
        for (String name : properties.services().keySet()) {
            statuses.add(
                    latest.getOrDefault(
                            name, new ServiceStatus(name, State.UNKNOWN, "not asked yet")));
        }
        boolean ready = availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC;
        statuses.add(
                new ServiceStatus(
                        "ops-api", ready ? State.UP : State.DOWN, ready ? "ready" : "not ready"));
        return statuses;
    }

    @Scheduled(fixedDelayString = "${interlock.ops.poll:1s}")
    void poll() {
        properties.services().forEach(this::ask);
    }

    private void ask(String name, URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/readyz")).timeout(LIMIT).GET().build();
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .handle((answer, failure) ->
                        failure == null
                                ? answered(name, answer)
                                : new ServiceStatus(name, State.DOWN, words(address, failure)))
                .thenAccept(status -> latest.put(name, status));
    }

    private static ServiceStatus answered(String name, HttpResponse<String> answer) {
        return answer.statusCode() == 200
                ? new ServiceStatus(name, State.UP, "ready")
                : new ServiceStatus(
                        name, State.DOWN, Readiness.words(answer.statusCode(), answer.body()));
    }

    private static String words(URI address, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        boolean refused = cause instanceof IOException || cause.getMessage() == null;
        return "no answer at "
                + address.getAuthority()
                + (refused ? "" : ": " + cause.getMessage());
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
