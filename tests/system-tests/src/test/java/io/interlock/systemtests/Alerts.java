package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Alerts and their rules, as the operations desk sees them. */
final class Alerts {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration GONE = Duration.ofSeconds(90);
    private static final double BRIEF_MILLIS = 10_000;
    private static final int CLEAR_MILLIS = 3_000;

    private Alerts() {}

    /** While the platform came up, much was down. */
    static void awaitQuiet() {
        Platform.stack();
        Eventually.within(Duration.ofSeconds(60))
                .is(
                        "nothing is wrong any more",
                        () ->
                                Stream.of("FixLinkDown", "ServiceDown", "StateStale")
                                        .allMatch(rule -> open(rule).isEmpty()));
    }

    /** An alert of the rule about {@code what} opens within five seconds after {@code waits}. */
    static void raised(String rule, String what, Duration waits) {
        Eventually.within(waits.plus(SOON))
                .is(rule + " is raised", () -> !about(open(rule), what).isEmpty());
    }

    /** It closes, and was raised once since {@code from}. */
    static void closed(String rule, String what, Instant from) {
        Eventually.within(GONE).is(rule + " has closed", () -> about(open(rule), what).isEmpty());
        List<JsonNode> all =
                Platform.ops().items("/api/v1/alerts?limit=500&rule=" + rule + "&from=" + from);
        assertThat(about(all, what))
                .as(rule + " was raised once")
                .extracting(alert -> alert.path("key").asString())
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    /** The rule with other times, until it is closed; what the rule asks for stays. */
    static Shortened shortened(String rule, int forMillis, Map<String, Double> parameters) {
        JsonNode before = Platform.ops().get("/api/v1/alert-rules/" + rule);
        Map<String, Object> after = new TreeMap<>();
        before.path("parameters").forEachEntry((name, value) -> after.put(name, value.asDouble()));
        after.putAll(parameters);
        change(before, after, forMillis, CLEAR_MILLIS);
        return new Shortened(before);
    }

    /** A window of ten seconds and other parameters: name, value, name, value. */
    static Map<String, Double> brief(Object... parameters) {
        Map<String, Double> all = new HashMap<>();
        all.put("windowMillis", BRIEF_MILLIS);
        for (int i = 0; i < parameters.length; i += 2) {
            all.put((String) parameters[i], ((Number) parameters[i + 1]).doubleValue());
        }
        return all;
    }

    /** A rule that is put back. */
    record Shortened(JsonNode before) implements AutoCloseable {
        @Override
        public void close() {
            change(
                    before,
                    before.path("parameters"),
                    before.path("forMillis").asInt(),
                    before.path("clearMillis").asInt());
        }
    }

    private static void change(JsonNode rule, Object parameters, int forMillis, int clearMillis) {
        String path = "/api/v1/alert-rules/" + rule.path("id").asString();
        Map<String, Object> wish = new TreeMap<>();
        for (String field : List.of("enabled", "severity", "owner", "condition", "groupBy")) {
            wish.put(field, rule.path(field));
        }
        wish.put("parameters", parameters);
        wish.put("forMillis", forMillis);
        wish.put("clearMillis", clearMillis);
        wish.put("reason", "other times for a test");
        Platform.ops().put(path, Platform.ops().get(path).path("version").asInt(), wish);
    }

    /** A fault of an OMS simulator's session. */
    static void fault(String simulator, String session, String fault) {
        fault(simulator, session, fault, 0);
    }

    static void fault(String simulator, String session, String fault, int by) {
        Platform.control(simulator)
                .post("/sessions/" + session + "/faults", Map.of("fault", fault, "by", by));
    }

    /** A client's session as a label tells it. */
    static String session(FixSocket client) {
        return '"' + client.compId() + '"';
    }

    private static List<JsonNode> open(String rule) {
        return Platform.ops().items("/api/v1/alerts?limit=500&state=OPEN&rule=" + rule);
    }

    private static List<JsonNode> about(List<JsonNode> alerts, String what) {
        return alerts.stream()
                .filter(alert -> alert.path("labels").toString().contains(what))
                .toList();
    }
}
