package io.interlock.ops;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.kit.kafka.EventRecords;
import io.interlock.ops.AlertCauses.Cause;
import io.interlock.testkit.Eventually;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Alerts by what raises them: facts on Kafka, metrics, and services that are gone. */
@OpsApiTest
class AlertsIT {
    private static final String ADMIN = Tokens.of("ops-admin");

    private final Facts facts;
    private final FakeService gateway;
    private final FakeService symbolCms;
    private final FakeReceiver receiver;
    private final Http http;

    @Autowired
    AlertsIT(
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            @Qualifier("fakeGateway") FakeService gateway,
            @Qualifier("fakeSymbolCms") FakeService symbolCms,
            FakeReceiver receiver,
            @LocalServerPort int port) {
        this.facts = new Facts(kafka, records);
        this.gateway = gateway;
        this.symbolCms = symbolCms;
        this.receiver = receiver;
        this.http = Http.at(port);
    }

    /** All at once, each about something of its own. */
    @Test
    void everyDefaultAlertOpensWithinFiveSecondsOnceAndClosesByItself() {
        AlertCauses causes =
                new AlertCauses(
                        facts,
                        gateway,
                        symbolCms,
                        () -> get("/api/v1/symbols?limit=500").path("items").size(),
                        this::block,
                        () -> receiver.refuses(0));
        List<Cause> all = causes.all();
        eventually(() -> assertThat(rules()).hasSize(all.size())); // the loop has made the defaults
        assertThat(all)
                .extracting(Cause::rule)
                .containsExactlyInAnyOrderElementsOf(rules().keySet());
        all.forEach(this::shorten);
        try {
            causes.quiet();
            int measured = gateway.measured();
            eventually(() -> {
                assertThat(gateway.measured()).isGreaterThan(measured + 1);
                assertThat(get("/api/v1/latencies?by=oms&hop=ack&from=now-25h").toString())
                        .contains(AlertCauses.SLOW);
                assertThat(alerts("&state=open&rule=StateStale").toString())
                        .doesNotContain("symbols.catalogue.v1");
            });
            Instant begin = Instant.now();
            Map<String, Instant> begun = new TreeMap<>();
            for (Cause cause : all) {
                begun.put(cause.rule(), Instant.now());
                cause.begins().run();
            }
            Eventually soon =
                    Eventually.within(Duration.ofSeconds(20)).every(Duration.ofMillis(250));
            soon.passes(() -> assertThat(without(all, begin, false)).isEmpty());
            all.forEach(cause -> cause.ends().run());
            soon.passes(() -> assertThat(without(all, begin, true)).isEmpty());
            JsonNode alerts = alerts("&from=" + begin);
            for (Cause cause : all) {
                List<JsonNode> raised = raised(cause, alerts);
                assertThat(raised).as(cause.rule()).hasSize(1);
                Instant opened = Instant.parse(raised.getFirst().path("firstRaised").asString());
                assertThat(Duration.between(begun.get(cause.rule()), opened))
                        .as(cause.rule())
                        .isLessThan(Duration.ofSeconds(5));
            }
        } finally {
            causes.leave();
            receiver.refuses(0);
        }
    }

    /** The rules whose alert has not come yet, or not gone. */
    private List<String> without(List<Cause> causes, Instant begin, boolean closed) {
        JsonNode alerts = alerts("&from=" + begin);
        List<String> missing = new ArrayList<>();
        for (Cause cause : causes) {
            boolean there =
                    raised(cause, alerts).stream()
                            .anyMatch(alert -> !closed || alert.has("closedAt"));
            if (!there) {
                missing.add(cause.rule());
            }
        }
        return missing;
    }

    private static List<JsonNode> raised(Cause cause, JsonNode alerts) {
        List<JsonNode> raised = new ArrayList<>();
        for (JsonNode alert : alerts) {
            if (alert.path("rule").asString().equals(cause.rule())
                    && alert.path("key").asString().contains(cause.label())) {
                raised.add(alert);
            }
        }
        return raised;
    }

    private void block() {
        receiver.refuses(1_000_000);
        Http.Answer target =
                http.post(
                        "/api/v1/alert-targets",
                        ADMIN,
                        """
                        {"name":"AL29","kind":"WEBHOOK","address":"%s","reason":"try",\
                        "matchers":[{"label":"rule","value":"none"}]}\
                        """
                                .formatted(receiver.address("/blocked")));
        assertThat(target.status()).as(target.text()).isEqualTo(201);
        String id = target.json().path("id").asString();
        assertThat(http.post("/api/v1/alert-targets/" + id + "/tests", ADMIN, "").status())
                .isEqualTo(202);
    }

    private void shorten(Cause cause) {
        JsonNode rule = get("/api/v1/alert-rules/" + cause.rule());
        Http.Answer changed = put(cause.rule(), rule, cause.parameters());
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    private Http.Answer put(String id, JsonNode rule, Map<String, Double> parameters) {
        ObjectNode wish = JsonMapper.shared().createObjectNode();
        for (String field : List.of("enabled", "severity", "owner", "condition", "groupBy")) {
            wish.set(field, rule.path(field));
        }
        wish.set("parameters", JsonMapper.shared().valueToTree(parameters));
        wish.put("forMillis", 0).put("clearMillis", 2_000).put("reason", "shorter for a test");
        return http.send(
                http.request("/api/v1/alert-rules/" + id, ADMIN)
                        .header("Content-Type", "application/json")
                        .header("If-Match", "\"" + rule.path("version").asInt() + "\"")
                        .PUT(HttpRequest.BodyPublishers.ofString(wish.toString()))
                        .build());
    }

    private Map<String, JsonNode> rules() {
        Map<String, JsonNode> rules = new TreeMap<>();
        for (JsonNode rule : get("/api/v1/alert-rules").path("items")) {
            rules.put(rule.path("id").asString(), rule);
        }
        return rules;
    }

    private JsonNode alerts(String query) {
        return get("/api/v1/alerts?limit=500" + query).path("items");
    }

    private JsonNode get(String path) {
        Http.Answer answer = http.get(path, Tokens.of("viewer"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
