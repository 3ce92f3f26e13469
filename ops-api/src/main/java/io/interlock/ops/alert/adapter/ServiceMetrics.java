package io.interlock.ops.alert.adapter;

import io.interlock.ops.alert.CounterGrowth;
import io.interlock.ops.alert.Exposition;
import io.interlock.ops.alert.Facts.Increase;
import io.interlock.ops.alert.Facts.Sample;
import io.interlock.ops.settings.OpsProperties;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Reads what the rules ask for out of every service's {@code /actuator/prometheus}, in the
 * background. What a service that does not answer said last is forgotten: silence is the alert
 * about the service, not about what it said.
 */
@Component
class ServiceMetrics {
    private static final Duration KEPT = Duration.ofMinutes(15);
    private static final Set<String> COUNTERS =
            Set.of(
                    "ops_parked_records_total",
                    "recon_parked_total",
                    "provisioning_events_total",
                    "policy_emergency_moves_total");
    private static final Set<String> NAMES =
            Set.of(
                    "fix_heartbeat_age_seconds",
                    "fix_orders_unacknowledged_oldest_age_seconds",
                    "fix_orders_in_doubt_oldest_age_seconds",
                    "outbox_oldest_age_seconds",
                    "audit_chain_valid",
                    "venue_open",
                    "venue_flapping",
                    "routing_mispriced",
                    "ops_parked_records_total",
                    "recon_parked_total",
                    "provisioning_events_total",
                    "policy_emergency_moves_total");

    private final OpsProperties services;
    private final PrometheusMeterRegistry own;
    private final Clock clock;
    private final HttpClient http;
    private final Duration timeout;
    private final Map<String, List<Sample>> latest = new ConcurrentHashMap<>();
    private final CounterGrowth growth = new CounterGrowth();
    private final Deque<Increase> increases = new ArrayDeque<>();

    ServiceMetrics(
            OpsProperties services,
            AlertProperties properties,
            PrometheusMeterRegistry own,
            Clock clock) {
        this.services = services;
        this.own = own;
        this.clock = clock;
        Duration two = Duration.ofSeconds(2);
        this.timeout = properties.timeout().compareTo(two) < 0 ? properties.timeout() : two;
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
    }

    void read() {
        services.services().forEach(this::ask);
        take("ops-api", own.scrape());
    }

    private void ask(String service, URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/actuator/prometheus"))
                        .timeout(timeout)
                        .GET()
                        .build();
        http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .handle((answer, failure) -> {
                    if (failure == null && answer.statusCode() == 200) {
                        take(service, answer.body());
                    } else {
                        latest.remove(service);
                    }
                    return service;
                });
    }

    private void take(String service, String text) {
        List<Sample> samples = Exposition.read(service, text, NAMES);
        latest.put(service, samples);
        follow(
                service,
                samples.stream().filter(sample -> COUNTERS.contains(sample.name())).toList());
    }

    private synchronized void follow(String service, List<Sample> counters) {
        Instant now = clock.instant();
        increases.addAll(growth.read(service, counters, now));
        increases.removeIf(increase -> increase.at().isBefore(now.minus(KEPT)));
    }

    List<Sample> samples() {
        return latest.values().stream().flatMap(List::stream).toList();
    }

    synchronized List<Increase> increases() {
        return new ArrayList<>(increases);
    }

    @PreDestroy
    void close() {
        http.shutdownNow();
    }
}
