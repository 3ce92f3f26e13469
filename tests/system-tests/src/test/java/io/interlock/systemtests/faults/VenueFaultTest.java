package io.interlock.systemtests.faults;

import static io.interlock.testkit.Eventually.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.simulators.oms.Fault;
import io.interlock.systemtests.Rest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * An OMS that does badly under load: its orders go to the other one, its canaries bring them back,
 * and the three logs agree.
 */
@Tag("faults")
@Tag("full")
class VenueFaultTest {
    private static final int RATE = 100;
    private static final Duration SWITCHED = Duration.ofSeconds(60);

    /** Patient enough for two busy cores: an answer that takes 2 s is no fault of theirs. */
    private static final String LIMITS =
            """
            {"windowMillis":10000,"rejects":10,"slow":10,"slowMillis":2000,"silentMillis":4000,
             "downMillis":1000,"dwellMillis":2000,"canaries":5,"canaryMillis":20000}
            """;

    @Test
    void aVenueThatRejects() {
        String reject =
                "[{\"match\":{\"msgType\":\"D\"},\"actions\":"
                        + "[{\"do\":\"reject\",\"code\":99,\"text\":\"Matching engine down\"}]}]";
        play(
                "venue rejects",
                platform -> platform.oms("OMSA").addRules(reject),
                platform -> platform.oms("OMSA").clearRules(),
                "orders rejected");
    }

    @Test
    void aVenueThatIsSlow() {
        String slow =
                "[{\"match\":{\"msgType\":\"D\"},\"actions\":"
                        + "[{\"do\":\"ack\",\"afterMs\":3500},{\"do\":\"fill\",\"afterMs\":5}]}]";
        play(
                "venue slow",
                platform -> platform.oms("OMSA").addRules(slow),
                platform -> platform.oms("OMSA").clearRules(),
                "orders not answered within 2000 ms");
    }

    @Test
    void aVenueThatIsSilent() {
        play(
                "venue silent",
                platform -> everySession(platform, Fault.WITHHOLD),
                platform -> everySession(platform, Fault.CLEAR),
                "");
    }

    @Test
    void aVenueThatIsGone() {
        play(
                "venue gone",
                platform -> platform.stopOms("OMSA"),
                platform -> platform.startOms("OMSA"),
                "its order sessions are down while others are up");
    }

    private static void everySession(FaultPlatform platform, Fault fault) {
        platform.oms("OMSA").fault("OMSA-P", fault, 0);
        platform.oms("OMSA").fault("OMSA-S", fault, 0);
    }

    /** What is done to a platform. */
    private interface Deed {
        void to(FaultPlatform platform);
    }

    private static void play(String name, Deed hurt, Deed heal, String cause) {
        Scenario scenario = Scenario.of(name).flow(RATE);
        FaultPlatform platform = scenario.platform();
        Rest dealer = platform.routing("dealer");
        // the first tokens take their time beside the flow
        await(dealer, "HEALTHY");
        await(platform.routing("risk"), "HEALTHY");
        List<String> policies =
                List.of(failover(platform, dealer, "LIVE"), failover(platform, dealer, "DEMO"));
        try {
            Instant begin = Instant.now();
            scenario.afterOrders(150, 250)
                    .inject("OMSA: " + name, () -> hurt.to(platform))
                    .then("waiting for the switch", () -> switched(dealer, begin, "OPEN"))
                    .then("orders go to OMSB", () -> moved(dealer))
                    .afterOrders(200, 300)
                    .then("OMSA is well", () -> heal.to(platform))
                    .up()
                    .then("waiting for the canaries", () -> await(dealer, "HEALTHY"))
                    .afterOrders(150, 250);
            List<JsonNode> switches = since(dealer, begin);
            assertThat(switches)
                    .extracting(each -> each.path("to").asString())
                    .endsWith("OPEN", "HALF_OPEN", "HEALTHY");
            assertThat(switches.toString()).contains(cause);
            assertThat(switches.stream().mapToLong(each -> each.path("moved").asLong()).sum())
                    .isPositive();
        } finally {
            policies.forEach(policy ->
                    dealer.post(
                            "/api/v1/policies/" + policy + "/ends", Map.of("reason", "drilled")));
        }
        scenario.verdict();
    }

    private static String failover(FaultPlatform platform, Rest dealer, String environment) {
        String id = "away-" + environment.toLowerCase(Locale.ROOT) + "-" + System.nanoTime();
        dealer.post(
                "/api/v1/policies",
                """
                {"id":"%s","environment":"%s","priority":10,
                 "control":{"kind":"FAILOVER","oms":"OMSA","then":[{"oms":"OMSB"}],
                  "limits":%s,"whenNone":"PASS"},"reason":"venue drill"}
                """
                        .formatted(id, environment, LIMITS));
        Map<String, String> why = Map.of("reason", "venue drill");
        String draft = "/api/v1/policies/" + id + "/drafts/1/";
        JsonNode submitted = dealer.post(draft + "submissions", why);
        if (submitted.path("state").asString().equals("SUBMITTED")) {
            platform.routing("risk").post(draft + "approvals", why);
        }
        dealer.post(draft + "activations", why);
        return id;
    }

    private static JsonNode omsa(Rest routing) {
        return routing.items("/api/v1/venues").stream()
                .filter(each -> each.path("oms").asString().equals("OMSA"))
                .findFirst()
                .orElseThrow();
    }

    private static void await(Rest routing, String state) {
        within(Duration.ofMinutes(2))
                .every(Duration.ofMillis(200))
                .is("OMSA " + state, () -> omsa(routing).path("state").asString().equals(state));
    }

    private static void switched(Rest routing, Instant begin, String state) {
        within(SWITCHED)
                .every(Duration.ofMillis(200))
                .is(
                        "OMSA " + state,
                        () ->
                                since(routing, begin).stream()
                                        .anyMatch(
                                                each -> each.path("to").asString().equals(state)));
    }

    private static void moved(Rest routing) {
        within(SWITCHED)
                .every(Duration.ofMillis(200))
                .is("orders moved", () -> omsa(routing).path("figures").path("moved").asLong() > 0);
    }

    /** The oldest first. */
    private static List<JsonNode> since(Rest routing, Instant begin) {
        return routing.items("/api/v1/venues/OMSA/switches").stream()
                .filter(each -> Instant.parse(each.path("at").asString()).isAfter(begin))
                .toList()
                .reversed();
    }
}
