package io.interlock.ops;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.FixSessionState;
import io.interlock.events.KillSwitch;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.ops.order.Story;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.KafkaOperations;

/** What callers see and may do whose scope is DEMO, where everything here is LIVE or shared. */
@OpsApiTest
class ScopesIT {
    private static final Instant AT = Instant.parse("2026-11-20T10:00:00Z");
    private static final String REASON = "{\"reason\":\"drill\"}";

    private final Facts facts;
    private final Http http;
    private final FakeService gateway;
    private final FakeService symbolCms;
    private final JdbcClient jdbc;

    @Autowired
    ScopesIT(
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            @LocalServerPort int port,
            @Qualifier("fakeGateway") FakeService gateway,
            @Qualifier("fakeSymbolCms") FakeService symbolCms,
            JdbcClient jdbc) {
        this.facts = new Facts(kafka, records);
        this.http = Http.at(port);
        this.gateway = gateway;
        this.symbolCms = symbolCms;
        this.jdbc = jdbc;
    }

    private static String demo(String role) {
        return Tokens.of(role, Map.of("environments", List.of("DEMO")));
    }

    private static String live(String role) {
        return Tokens.of(role, Map.of("environments", List.of("LIVE")));
    }

    @BeforeEach
    void theWorld() {
        gateway.answers(new FakeService.Answer(200, "application/json", "{}", null));
        symbolCms.answers(new FakeService.Answer(201, "application/json", "{}", null));
        facts.put(Topics.FIX_SESSIONS, "SCOPE-L", session("SCOPE-L", Environment.LIVE));
        facts.put(Topics.FIX_SESSIONS, "SCOPE-D", session("SCOPE-D", Environment.DEMO));
        facts.put(Topics.FIX_SESSIONS, "SCOPE-P", session("SCOPE-P", null));
        KillSwitch kill =
                new KillSwitch("KS", Environment.LIVE, new Symbol("SCOPED"), "dealer", "x", AT);
        facts.put(Topics.KILL_SWITCHES, kill.key(), kill);
        facts.put(
                Topics.ACCOUNTS,
                "SCOPE1",
                new AccountState(
                        new Account("SCOPE1"), Environment.LIVE, "9001", true, "ok", 1, AT));
        eventually(() -> {
            assertThat(ids(Tokens.of("viewer"), "fix-sessions"))
                    .contains("SCOPE-L", "SCOPE-D", "SCOPE-P");
            assertThat(ids(Tokens.of("viewer"), "kill-switches")).contains("KS");
            assertThat(status(Tokens.of("viewer"), "accounts/SCOPE1")).isEqualTo(200);
        });
    }

    /** Other tests count what there is. */
    @AfterEach
    void theWorldIsGone() {
        for (String session : List.of("SCOPE-L", "SCOPE-D", "SCOPE-P")) {
            facts.remove(Topics.FIX_SESSIONS, session);
        }
        facts.remove(Topics.KILL_SWITCHES, "LIVE:SCOPED");
        facts.remove(Topics.ACCOUNTS, "SCOPE1");
        eventually(() -> {
            assertThat(ids(Tokens.of("viewer"), "fix-sessions"))
                    .doesNotContain("SCOPE-L", "SCOPE-D", "SCOPE-P");
            assertThat(ids(Tokens.of("viewer"), "kill-switches")).doesNotContain("KS");
            assertThat(status(Tokens.of("viewer"), "accounts/SCOPE1")).isEqualTo(404);
        });
    }

    @Test
    void sessionsOfOtherEnvironmentsDoNotExistForThem() {
        assertThat(ids(demo("viewer"), "fix-sessions"))
                .contains("SCOPE-D", "SCOPE-P")
                .doesNotContain("SCOPE-L");
        assertThat(status(demo("viewer"), "fix-sessions/SCOPE-L")).isEqualTo(404);
        assertThat(status(demo("viewer"), "fix-sessions/SCOPE-L/definition")).isEqualTo(404);
        assertThat(post(demo("ops-admin"), "fix-sessions/SCOPE-L/stops")).isEqualTo(404);
        assertThat(gateway.asked()).isEmpty();
        assertThat(post(demo("ops-admin"), "fix-sessions/SCOPE-D/stops")).isEqualTo(200);
    }

    @Test
    void whatAllShareIsSeenAndNotTouched() {
        assertThat(status(demo("viewer"), "fix-sessions/SCOPE-P")).isEqualTo(200);
        for (String path :
                List.of(
                        "fix-sessions/SCOPE-P/stops",
                        "oms-links/OMSA/failovers",
                        "oms-links/OMSA/reverts")) {
            Http.Answer answer = http.post("/api/v1/" + path, demo("ops-admin"), REASON);
            assertThat(answer.status()).as(path).isEqualTo(403);
            assertThat(answer.json().path("detail").asString()).contains("every environment");
        }
        assertThat(status(demo("viewer"), "fix-messages")).isEqualTo(403);
        assertThat(status(demo("viewer"), "fix-messages?session=SCOPE-P")).isEqualTo(403);
        assertThat(status(demo("viewer"), "in-doubt-orders")).isEqualTo(403);
        assertThat(gateway.asked()).isEmpty();
        assertThat(status(demo("viewer"), "fix-messages?session=SCOPE-D")).isEqualTo(200);
    }

    @Test
    void accountsAndKillSwitchesOfOtherEnvironmentsDoNotExistForThem() {
        assertThat(status(demo("viewer"), "accounts/SCOPE1")).isEqualTo(404);
        assertThat(status(live("viewer"), "accounts/SCOPE1")).isEqualTo(200);
        assertThat(http.get("/api/v1/accounts?q=SCOPE1", demo("viewer")).text())
                .doesNotContain("9001");
        assertThat(ids(demo("viewer"), "kill-switches")).doesNotContain("KS");
        assertThat(post(demo("dealer"), "kill-switches/KS/releases")).isEqualTo(404);
        assertThat(symbolCms.asked()).isEmpty();
        assertThat(post(live("dealer"), "kill-switches/KS/releases")).isEqualTo(201);
    }

    @Test
    void killingOutsideOfTheScopeIsRefused() {
        String engage = "{\"environment\":\"LIVE\",\"symbol\":\"EURUSD\",\"reason\":\"x\"}";
        Http.Answer answer = http.post("/api/v1/kill-switches", demo("dealer"), engage);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("scope").asString()).isEqualTo("environment LIVE");
        assertThat(symbolCms.asked()).isEmpty();
        assertThat(http.post("/api/v1/kill-switches", live("dealer"), engage).status())
                .isEqualTo(201);
    }

    @Test
    void ordersOfOtherEnvironmentsDoNotExistForThem() {
        Story story = new Story("SCOPED", 1, AT, "OMSZ");
        facts.tell(story.placed());
        String id = "SCOPED:1:1";
        eventually(() -> assertThat(status(Tokens.of("viewer"), "orders/" + id)).isEqualTo(200));
        assertThat(status(live("viewer"), "orders/" + id)).isEqualTo(200);
        assertThat(status(demo("viewer"), "orders/" + id)).isEqualTo(404);
        String search = "/api/v1/orders?clientSession=SCOPED";
        assertThat(http.get(search, live("viewer")).json().path("items").size()).isEqualTo(1);
        assertThat(http.get(search, demo("viewer")).json().path("items").isEmpty()).isTrue();
        // nobody has nothing
        String none = Tokens.of("viewer", Map.of("environments", List.of()));
        assertThat(http.get(search, none).json().path("items").isEmpty()).isTrue();
        assertThat(jdbc.sql("SELECT count(*) FROM orders").query(Long.class).single()).isPositive();
    }

    private List<String> ids(String token, String list) {
        return http.get("/api/v1/" + list, token).json().path("items").findValuesAsString("id");
    }

    private int status(String token, String path) {
        return http.get("/api/v1/" + path, token).status();
    }

    private int post(String token, String path) {
        return http.post("/api/v1/" + path, token, REASON).status();
    }

    private static FixSessionState session(
            String id, @org.jspecify.annotations.Nullable Environment environment) {
        return new FixSessionState(
                id,
                environment == null
                        ? FixSessionState.Role.OMS_PRIMARY
                        : FixSessionState.Role.ORDER_ENTRY,
                environment == null ? "OMSZ" : null,
                environment,
                "INTERLOCK",
                id,
                "FIX.4.4",
                "gw-1",
                FixSessionState.State.ACTIVE,
                true,
                AT,
                1,
                1,
                30,
                null,
                null,
                AT);
    }
}
