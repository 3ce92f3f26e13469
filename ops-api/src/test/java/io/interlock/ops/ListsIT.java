package io.interlock.ops;

import static io.interlock.testkit.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import io.interlock.domain.OrdType;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountState;
import io.interlock.events.AuditEntry;
import io.interlock.events.FixIncident;
import io.interlock.events.FixSessionState;
import io.interlock.events.KillSwitch;
import io.interlock.events.OrderExecution;
import io.interlock.events.ReconBreak;
import io.interlock.events.SymbolState;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.ops.order.Story;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaOperations;
import tools.jackson.databind.JsonNode;

/** Everything but orders: state topics, incidents, breaks, audit, status. */
@OpsApiTest
class ListsIT {
    private static final Instant AT = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Facts facts;
    private final Http http;

    @Autowired
    ListsIT(
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            @LocalServerPort int port) {
        this.facts = new Facts(kafka, records);
        this.http = Http.at(port);
    }

    @Test
    void sessionsWithTheirIncidents() {
        facts.put(Topics.FIX_SESSIONS, "OMSA-P", session("OMSA-P", FixSessionState.State.ACTIVE));
        facts.put(Topics.FIX_SESSIONS, "OMSA-S", session("OMSA-S", FixSessionState.State.LOST));
        for (int i = 0; i < 60; i++) {
            facts.put(
                    Topics.FIX_INCIDENTS,
                    "OMSA-P",
                    new FixIncident(
                            "I" + i,
                            "OMSA-P",
                            FixIncident.Kind.RESEND_REQUEST,
                            FixIncident.Severity.WARNING,
                            "resend " + i,
                            AT.plusSeconds(i)));
        }
        eventually(() -> {
            JsonNode session = get("/api/v1/fix-sessions/OMSA-P");
            assertThat(session.path("state").asString()).isEqualTo("ACTIVE");
            assertThat(session.path("nextOut").asLong()).isEqualTo(13);
            assertThat(session.path("incidents").size()).isEqualTo(50);
            assertThat(session.path("incidents").get(0).path("detail").asString())
                    .isEqualTo("resend 59");
            assertThat(get("/api/v1/fix-sessions").path("items").size()).isEqualTo(2);
            JsonNode sessions = get("/api/v1/status").path("sessions");
            assertThat(sessions.path("total").asInt()).isEqualTo(2);
            assertThat(sessions.path("loggedOn").asInt()).isEqualTo(1);
        });
        Http.Answer unknown = http.get("/api/v1/fix-sessions/NOBODY", Tokens.of("viewer"));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().path("code").asString()).isEqualTo("not-found");
        assertThat(unknown.json().path("detail").asString()).contains("NOBODY");
    }

    @Test
    void symbolsAndKillSwitches() {
        facts.put(Topics.SYMBOLS, "LIVE:EURUSD", symbol(Environment.LIVE, "EURUSD"));
        facts.put(Topics.SYMBOLS, "DEMO:EURUSD", symbol(Environment.DEMO, "EURUSD"));
        facts.put(Topics.SYMBOLS, "LIVE:XAUUSD", symbol(Environment.LIVE, "XAUUSD"));
        KillSwitch kill =
                new KillSwitch(
                        "K1", Environment.LIVE, new Symbol("XAUUSD"), "dealer", "stale feed", AT);
        facts.put(Topics.KILL_SWITCHES, kill.key(), kill);
        eventually(() -> {
            assertThat(get("/api/v1/symbols").path("items").size()).isEqualTo(3);
            assertThat(get("/api/v1/kill-switches").path("items").size()).isEqualTo(1);
        });
        JsonNode found = get("/api/v1/symbols?env=LIVE&q=xau").path("items");
        assertThat(found.size()).isEqualTo(1);
        assertThat(found.get(0).path("tickSize").asString()).isEqualTo("0.00001");
        assertThat(found.get(0).path("maxQty").asString()).isEqualTo("1000000");

        facts.remove(Topics.KILL_SWITCHES, kill.key());
        eventually(() -> assertThat(get("/api/v1/kill-switches").path("items").isEmpty()).isTrue());
    }

    @Test
    void accounts() {
        for (String account : List.of("L1001", "D1001", "L2002")) {
            facts.put(
                    Topics.ACCOUNTS,
                    account,
                    new AccountState(
                            new Account(account),
                            Environment.LIVE,
                            account.substring(1),
                            true,
                            "funded",
                            1,
                            AT));
        }
        eventually(
                () -> assertThat(get("/api/v1/accounts?q=1001").path("items").size()).isEqualTo(2));
        assertThat(get("/api/v1/accounts/L2002").path("crmClient").asString()).isEqualTo("2002");
        assertThat(http.get("/api/v1/accounts/X", Tokens.of("viewer")).status()).isEqualTo(404);
    }

    @Test
    void breaksAreShownAsTheyStandAndCounted() {
        Story story = new Story("RECON", 1, AT, "OMSR");
        OrderExecution both = story.traded("4000", "4000");
        OrderExecution onlyOurs = story.traded("6000", "10000");
        facts.tell(story.placed(), both, onlyOurs, story.copied(both));
        facts.put(Topics.RECON_BREAKS, "R1", difference("R1", ReconBreak.Status.OPEN, AT));
        facts.put(
                Topics.RECON_BREAKS,
                "R2",
                difference("R2", ReconBreak.Status.OPEN, AT.plusSeconds(1)));
        facts.put(
                Topics.RECON_BREAKS,
                "R2",
                difference("R2", ReconBreak.Status.CLOSED, AT.plusSeconds(1)));
        eventually(() -> {
            assertThat(get("/api/v1/recon-breaks/R2").path("status").asString())
                    .isEqualTo("CLOSED");
            JsonNode oms = perOms(get("/api/v1/recon-summary"));
            assertThat(oms.path("matched").asInt()).isEqualTo(1);
            assertThat(oms.path("pending").asInt()).isZero();
            assertThat(oms.path("open").asInt()).isEqualTo(1);
        });
        JsonNode first = get("/api/v1/recon-breaks?limit=1");
        assertThat(first.path("next").asString()).isNotEmpty();
        assertThat(get("/api/v1/recon-breaks?status=CLOSED&limit=500").toString())
                .contains("\"R2\"")
                .doesNotContain("\"R1\"");
    }

    private static JsonNode perOms(JsonNode summary) {
        for (JsonNode oms : summary.path("perOms")) {
            if (oms.path("oms").asString().equals("OMSR")) {
                return oms;
            }
        }
        throw new AssertionError("no OMSR in " + summary);
    }

    @Test
    void auditByObjectAndActor() {
        for (int i = 0; i < 3; i++) {
            facts.put(
                    Topics.AUDIT_ENTRIES,
                    "symbol:LIVE:GBPUSD",
                    new AuditEntry(
                            "A" + i,
                            "symbol-cms-service",
                            i == 0 ? "symbols" : "dealer",
                            "kill",
                            i == 2 ? "symbol:LIVE:EURJPY" : "symbol:LIVE:GBPUSD",
                            "stale feed",
                            null,
                            Map.of("killed", true),
                            AT.plusSeconds(i)));
        }
        eventually(
                () -> assertThat(audit("?object=symbol:LIVE:").path("items").size()).isEqualTo(3));
        assertThat(audit("?object=symbol:LIVE:GBPUSD&actor=dealer").path("items").size())
                .isEqualTo(1);
        JsonNode newest = audit("?object=symbol:LIVE:&limit=1").path("items").get(0);
        assertThat(newest.path("object").asString()).isEqualTo("symbol:LIVE:EURJPY");
        assertThat(newest.path("after").path("killed").asBoolean()).isTrue();
    }

    @Test
    void theStatusNamesEveryService() {
        eventually(() -> {
            JsonNode services = get("/api/v1/status").path("services");
            assertThat(services.size()).isEqualTo(6);
            Map<String, String> byName = new TreeMap<>();
            services.forEach(
                    s -> byName.put(s.path("name").asString(), s.path("status").asString()));
            assertThat(byName)
                    .containsEntry("symbol-cms-service", "UP")
                    .containsEntry("fix-gateway", "DOWN")
                    .containsEntry("ops-api", "UP");
        });
        assertThat(get("/api/v1/status").path("environment").asString()).isEqualTo("local");
    }

    @Test
    void aMessageIsDecoded() {
        Http.Answer answer =
                http.post(
                        "/api/v1/fix-messages/decode",
                        Tokens.of("viewer"),
                        "{\"raw\":\"8=FIX.4.4|35=D|54=2|554=secret|\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("SELL").contains("***").doesNotContain("secret");
    }

    private JsonNode audit(String query) {
        Http.Answer answer = http.get("/api/v1/audit-entries" + query, Tokens.of("compliance"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode get(String path) {
        Http.Answer answer = http.get(path, Tokens.of("viewer"));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static FixSessionState session(String id, FixSessionState.State state) {
        return new FixSessionState(
                id,
                FixSessionState.Role.OMS_PRIMARY,
                "OMSA",
                null,
                "INTERLOCK",
                id,
                "FIX.4.4",
                "gateway-1",
                state,
                true,
                AT,
                12,
                13,
                5,
                null,
                null,
                AT);
    }

    private static SymbolState symbol(Environment environment, String name) {
        return new SymbolState(
                environment,
                new Symbol(name),
                "An instrument",
                "FX",
                "fx-major",
                "USD",
                new BigDecimal("100000"),
                5,
                new BigDecimal("0.00001"),
                Quantity.of(1000),
                Quantity.of(1_000_000),
                Quantity.of(1000),
                List.of(OrdType.MARKET),
                List.of("Sun 17:05-Fri 17:00 America/New_York"),
                Map.of(),
                1,
                AT);
    }

    private static ReconBreak difference(String id, ReconBreak.Status status, Instant at) {
        return new ReconBreak(
                id,
                ReconBreak.Type.MISSING_AT_DROP_COPY,
                status,
                "OMSR",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "only ours",
                at,
                status == ReconBreak.Status.CLOSED ? at.plusSeconds(1) : null);
    }
}
