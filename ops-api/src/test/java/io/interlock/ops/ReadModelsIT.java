package io.interlock.ops;

import static io.interlock.testkit.Eventually.eventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import io.interlock.events.AuditEntry;
import io.interlock.events.FixIncident;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.ops.order.Story;
import io.interlock.ops.reject.NewWordings;
import java.net.URLEncoder;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaOperations;
import tools.jackson.databind.JsonNode;

@OpsApiTest
class ReadModelsIT {
    private static final String VIEWER = Tokens.of("viewer");

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Facts facts;
    private final Http http;
    private final NewWordings wordings;

    @Autowired
    ReadModelsIT(
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            NewWordings wordings,
            @LocalServerPort int port) {
        this.facts = new Facts(kafka, records);
        this.wordings = wordings;
        this.http = Http.at(port);
    }

    @Test
    void rejectsOfOneWordingAreOneClusterWithWhatChangedBefore() {
        Instant began = now.minusSeconds(100);
        facts.put(
                Topics.AUDIT_ENTRIES,
                "policy:rm",
                new AuditEntry(
                        "RM-A1",
                        "routing-service",
                        "alice",
                        "policy.activated",
                        "policy:rm",
                        "tighter limits",
                        null,
                        null,
                        began.minusSeconds(40)));
        facts.put(
                Topics.FIX_INCIDENTS,
                "OMSRM-P",
                incident("RM-I1", "OMSRM-P", FixIncident.Kind.LOGON, began.minusSeconds(70)));
        for (int i = 1; i <= 5; i++) {
            Story story = new Story("RMCLUSTER", i, began.plusSeconds(i), "OMSRM", "RM" + i);
            facts.tell(
                    story.placed(),
                    story.routed(),
                    story.rejectedByOms("Flux limit 4" + i + " hit"));
        }
        JsonNode cluster = awaitCluster("OMSRM-P", 5);
        assertThat(cluster.path("text").asString()).isEqualTo("Flux limit <n> hit");
        assertThat(cluster.path("code").asString()).isEqualTo("103=1");
        assertThat(cluster.path("codeName").asString()).isEqualTo("Unknown symbol");
        assertThat(cluster.path("symbol").asString()).isEqualTo("EURUSD");
        assertThat(cluster.path("rejectClass").asString()).isEqualTo("SYMBOL_MAP");
        assertThat(cluster.path("owner").asString()).isEqualTo("symbol ops");
        assertThat(cluster.path("accounts").asInt()).isEqualTo(5);
        assertThat(cluster.path("isNew").asBoolean()).isTrue();
        assertThat(cluster.path("trend").size()).isEqualTo(30);
        assertThat(sum(cluster.path("trend"))).isEqualTo(5);
        assertThat(cluster.path("samples").get(0).asString()).isEqualTo("RMCLUSTER:1:5");
        List<String> changes = new ArrayList<>();
        cluster.path("changesBefore")
                .forEach(c ->
                        changes.add(
                                c.path("objectId").asString() + " " + c.path("action").asString()));
        assertThat(changes).contains("rm policy.activated", "OMSRM-P logon");
        assertThat(wordings.since(began, 3))
                .extracting(NewWordings.NewWording::text)
                .contains("Flux limit <n> hit");
        assertThat(wordings.since(began, 5))
                .extracting(NewWordings.NewWording::text)
                .doesNotContain("Flux limit <n> hit");
        JsonNode members =
                get("/api/v1/rejects?cluster=" + cluster.path("id").asString()).path("items");
        assertThat(members.size()).isEqualTo(5);
    }

    private JsonNode awaitCluster(String session, int count) {
        List<JsonNode> found = new ArrayList<>();
        eventually(() -> {
            JsonNode items =
                    get("/api/v1/reject-clusters?from=now-10m&fixSession=" + session).path("items");
            assertThat(items.size()).isEqualTo(1);
            assertThat(items.get(0).path("count").asInt()).isEqualTo(count);
            assertThat(items.get(0).path("changesBefore").size()).isGreaterThanOrEqualTo(2);
            found.add(items.get(0));
        });
        return found.getLast();
    }

    private static int sum(JsonNode counts) {
        int sum = 0;
        for (JsonNode count : counts) {
            sum += count.asInt();
        }
        return sum;
    }

    @Test
    void whatPoliciesDecideIsCountedOnce() {
        for (int i = 1; i <= 6; i++) {
            Story story = new Story("RMHIT", i, now.minusSeconds(i < 5 ? 100 : 7_500), "OMSHIT");
            RoutingDecision no = story.rejectedBy("rm-hit", i == 1 ? "throttle" : "market-limits");
            facts.tell(story.placed(), no, no);
        }
        eventually(() -> {
            List<JsonNode> found = new ArrayList<>();
            get("/api/v1/policy-hits").path("items").forEach(found::add);
            found.removeIf(item -> !item.path("policy").asString().equals("rm-hit"));
            assertThat(found).hasSize(1);
            JsonNode hits = found.getFirst();
            assertThat(hits.path("lastHour").path("rejected").asInt()).isEqualTo(3);
            assertThat(hits.path("lastHour").path("throttled").asInt()).isEqualTo(1);
            assertThat(hits.path("lastDay").path("rejected").asInt()).isEqualTo(5);
            assertThat(hits.path("hours").size()).isEqualTo(24);
            assertThat(hits.path("hours").get(23).asInt()).isEqualTo(4);
            assertThat(sum(hits.path("hours"))).isEqualTo(6);
        });
    }

    @Test
    void latenciesAndCompletenessAreCountedOnce() {
        Instant begin = now.minusSeconds(300).truncatedTo(ChronoUnit.MINUTES).plusSeconds(5);
        for (int i = 1; i <= 20; i++) {
            Story story = new Story("RMLAT", i, begin.plusMillis(i), "OMSLAT");
            RoutingDecision routed = story.routed();
            OrderExecution ack = story.sentAt(begin.plusMillis(i + 1), story.acknowledged());
            OrderExecution fill = story.traded("10000", "10000");
            facts.tell(ack, ack, story.placed(), routed, fill, story.copied(fill));
        }
        eventually(() -> {
            JsonNode total = latency("oms", "total", "OMSLAT");
            assertThat(total.path("count").asInt()).isEqualTo(20);
            assertThat(total.path("p99Millis").asDouble()).isBetween(1.5, 2.5);
            assertThat(latency("fixSession", "route", "RMLAT").path("count").asInt()).isEqualTo(20);
            assertThat(latency("fixSession", "ack", "OMSLAT-P").path("count").asInt())
                    .isEqualTo(20);
            JsonNode minute = completeness("OMSLAT", begin);
            assertThat(minute.path("orders").asInt()).isEqualTo(20);
            assertThat(minute.path("answered").asInt()).isEqualTo(20);
            assertThat(minute.path("executions").asInt()).isEqualTo(40);
            assertThat(minute.path("dropCopies").asInt()).isEqualTo(20);
            assertThat(minute.path("silent").asBoolean()).isFalse();
        });
        JsonNode histogram =
                get("/api/v1/latencies/histogram?by=oms&key=OMSLAT&hop=total&from=now-10m");
        assertThat(sum(histogram.path("minutes").get(0).path("counts"))).isEqualTo(20);
        assertThat(histogram.path("bucketsMillis").size())
                .isEqualTo(histogram.path("minutes").get(0).path("counts").size());
    }

    @Test
    void environmentsAreCountedApartAndShownAsFarAsTheScopeReaches() {
        Instant begin = now.minusSeconds(300).truncatedTo(ChronoUnit.MINUTES).plusSeconds(5);
        for (int i = 1; i <= 5; i++) {
            Environment environment = i <= 3 ? Environment.DEMO : Environment.LIVE;
            Story story = new Story("RMENV", i, begin.plusMillis(i), "OMSENV").in(environment);
            OrderExecution fill = story.traded("10000", "10000");
            // the copy may be read before the order, in between, or after it
            if (i % 3 == 0) {
                facts.tell(story.copied(fill));
            }
            facts.tell(story.placed(), story.routed());
            if (i % 3 == 1) {
                facts.tell(story.copied(fill));
            }
            facts.tell(fill);
            if (i % 3 == 2) {
                facts.tell(story.copied(fill));
            }
        }
        String demo = Tokens.of("viewer", Map.of("environments", List.of("DEMO")));
        eventually(() -> {
            assertThat(counted(VIEWER, "", begin)).isEqualTo("5 5 5 5");
            assertThat(counted(VIEWER, "&environment=LIVE", begin)).isEqualTo("2 2 2 2");
            assertThat(counted(VIEWER, "&environment=DEMO", begin)).isEqualTo("3 3 3 3");
            assertThat(counted(demo, "", begin)).isEqualTo("3 3 3 3");
            assertThat(counted(demo, "&environment=LIVE", begin)).isEqualTo("0 0 0 0");
        });
        assertThat(http.get("/api/v1/completeness?environment=MOON", VIEWER).status())
                .isEqualTo(400);
        JsonNode histogram =
                http.get(
                                "/api/v1/latencies/histogram?by=oms&key=OMSENV&hop=total&from=now-10m",
                                demo)
                        .json();
        assertThat(sum(histogram.path("minutes").get(0).path("counts"))).isEqualTo(3);
    }

    /** Latencies, orders, executions and drop copies. */
    private String counted(String token, String filter, Instant at) {
        JsonNode latencies =
                http.get("/api/v1/latencies?from=now-10m&by=oms&hop=total" + filter, token).json();
        int measured =
                latencies
                        .path("items")
                        .valueStream()
                        .filter(item -> item.path("key").asString().equals("OMSENV"))
                        .mapToInt(item -> item.path("count").asInt())
                        .sum();
        String minute = at.truncatedTo(ChronoUnit.MINUTES).toString();
        JsonNode completeness =
                http.get("/api/v1/completeness?from=now-10m&oms=OMSENV" + filter, token).json();
        int[] counts = new int[3];
        for (JsonNode item : completeness.path("items")) {
            if (item.path("minute").asString().equals(minute)) {
                counts[0] += item.path("orders").asInt();
                counts[1] += item.path("executions").asInt();
                counts[2] += item.path("dropCopies").asInt();
            }
        }
        return "%d %d %d %d".formatted(measured, counts[0], counts[1], counts[2]);
    }

    private JsonNode latency(String by, String hop, String key) {
        for (JsonNode item :
                get("/api/v1/latencies?from=now-10m&by=" + by + "&hop=" + hop).path("items")) {
            if (item.path("key").asString().equals(key)) {
                return item;
            }
        }
        throw new AssertionError("no latency of " + key);
    }

    private JsonNode completeness(String oms, Instant at) {
        String minute = at.truncatedTo(ChronoUnit.MINUTES).toString();
        for (JsonNode item : get("/api/v1/completeness?from=now-10m&oms=" + oms).path("items")) {
            if (item.path("minute").asString().equals(minute)) {
                return item;
            }
        }
        throw new AssertionError("no minute " + minute);
    }

    @Test
    void anythingIsFoundByItsIdsAndTheUnknownSaysWhereItWasLookedFor() {
        Story story = new Story("RMFIND", 1, now);
        OrderExecution fill = story.traded("10000", "10000");
        facts.tell(story.placed(), story.routed(), fill);
        facts.tell(new Story("RMFIND", 2, now).rejectedByOms("Zebra quota used up"));
        String execId = String.valueOf(fill.report() == null ? "" : fill.report().execId());
        eventually(() -> {
            assertThat(matchedBy("RMFIND-C1")).isEqualTo("ClOrdID(11) or OrigClOrdID(41)");
            assertThat(matchedBy(story.orderId().value())).isEqualTo("OrderID(37)");
            assertThat(matchedBy(execId)).isEqualTo("ExecID(17)");
            assertThat(matchedBy("RMFIND:1:1")).isEqualTo("order id");
        });
        JsonNode nothing = get("/api/v1/search?q=no-such-thing");
        assertThat(nothing.path("items").size()).isZero();
        assertThat(nothing.path("searched").path("kinds").size()).isEqualTo(5);
        assertThat(nothing.path("searched").path("from").asString()).isNotEmpty();
        assertThat(http.get("/api/v1/search?q=%20", VIEWER).status()).isEqualTo(400);
    }

    private String matchedBy(String q) {
        JsonNode items = get("/api/v1/search?q=" + encode(q)).path("items");
        assertThat(items.size()).as(q).isPositive();
        assertThat(items.get(0).path("id").asString()).isEqualTo("RMFIND:1:1");
        return items.get(0).path("matchedBy").asString();
    }

    @Test
    void ordersAreFoundByWordsOfTheirText() {
        Story story = new Story("RMTEXT", 1, now);
        facts.tell(story.placed(), story.routed(), story.rejectedByOms("Zebra quota used up"));
        eventually(() -> {
            JsonNode items =
                    get("/api/v1/orders?text=zebra%20quota&clientSession=RMTEXT").path("items");
            assertThat(items.size()).isEqualTo(1);
        });
        assertThat(get("/api/v1/orders?text=giraffe").path("items").size()).isZero();
    }

    @Test
    void csvIsTheWholeFilteredListAndNoFormula() {
        for (int i = 1; i <= 12; i++) {
            Story story = new Story("RMCSV", i, now.plusMillis(i));
            facts.tell(story.placed(), story.rejected("kill-switch", "=cmd|' /C calc'!A" + i));
        }
        eventually(() ->
                assertThat(get("/api/v1/orders?clientSession=RMCSV&limit=500").path("items").size())
                        .isEqualTo(12));
        Http.Answer answer = csv("/api/v1/orders?clientSession=RMCSV&limit=5");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.header("content-type")).startsWith("text/csv");
        String[] lines = answer.text().split("\r\n", -1);
        assertThat(lines[0]).startsWith("id,clOrdId,clientSession,environment,account,symbol");
        assertThat(lines).hasSize(14);
        assertThat(lines[1]).startsWith("RMCSV:1:12,RMCSV-C12,RMCSV,LIVE,L1001,EURUSD");
        assertThat(answer.text()).contains("'=cmd").doesNotContain(",=cmd");
        for (String list :
                List.of(
                        "rejects",
                        "reject-clusters",
                        "latencies",
                        "completeness",
                        "fix-sessions",
                        "symbols",
                        "kill-switches",
                        "accounts",
                        "recon-breaks",
                        "alerts",
                        "alert-deliveries")) {
            Http.Answer other = csv("/api/v1/" + list);
            assertThat(other.status()).as(list + other.text()).isEqualTo(200);
            assertThat(other.text().lines().findFirst().orElse("")).as(list).contains(",");
        }
        Http.Answer bad = csv("/api/v1/orders?limit=0");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.header("content-type")).startsWith("application/problem+json");
    }

    private Http.Answer csv(String path) {
        return http.send(http.request(path, VIEWER).header("Accept", "text/csv").GET().build());
    }

    @Test
    void theTimelineOfASessionHasIncidentsAndWhatPeopleDid() {
        facts.put(
                Topics.FIX_INCIDENTS,
                "RMSESSION",
                incident("RM-I2", "RMSESSION", FixIncident.Kind.LOGOUT, now.minusSeconds(5)));
        facts.put(
                Topics.AUDIT_ENTRIES,
                "session:RMSESSION",
                new AuditEntry(
                        "RM-A2",
                        "fix-gateway",
                        "bob",
                        "session.stopped",
                        "session:RMSESSION",
                        "maintenance",
                        null,
                        null,
                        now.minusSeconds(6)));
        eventually(() -> {
            JsonNode items = get("/api/v1/fix-sessions/RMSESSION/timeline").path("items");
            assertThat(items.size()).isEqualTo(2);
            assertThat(items.get(0).path("kind").asString()).isEqualTo("LOGOUT");
            assertThat(items.get(1).path("actor").asString()).isEqualTo("bob");
        });
        JsonNode audit =
                http.get(
                                "/api/v1/audit-entries?action=session.&text=MAINTEN",
                                Tokens.of("compliance"))
                        .json();
        assertThat(audit.path("items").size()).isEqualTo(1);
        assertThat(http.get("/api/v1/fix-sessions/NOBODY/timeline", VIEWER).status())
                .isEqualTo(404);
    }

    @Test
    void supportSeesWhyAnAccountCannotTrade() {
        Story story = new Story("RMSUPPORT", 1, now, "OMSA", "RMS1");
        facts.tell(story.placed(), story.routed(), story.rejectedByOms("10019 no money"));
        eventually(() -> {
            JsonNode view = get("/api/v1/support/accounts/RMS1");
            assertThat(view.path("canTrade").asBoolean()).isFalse();
            assertThat(view.path("reasons").get(0).asString()).contains("RMS1 is not known");
            assertThat(view.path("lastRejects").get(0).path("words").asString())
                    .isEqualTo("There was not enough money");
        });
        assertThat(http.get("/api/v1/support/accounts/NONE", VIEWER).status()).isEqualTo(404);
    }

    @Test
    void viewsAreKeptForOneselfOrForAll() {
        String mine =
                "{\"page\":\"orders\",\"name\":\"rejected\",\"query\":\"status=REJECTED\",\"shared\":false}";
        Http.Answer saved = http.post("/api/v1/saved-views", VIEWER, mine);
        assertThat(saved.status()).as(saved.text()).isEqualTo(201);
        assertThat(http.post("/api/v1/saved-views", VIEWER, mine).status()).isEqualTo(409);
        String shared = mine.replace("rejected", "for all").replace("false", "true");
        assertThat(http.post("/api/v1/saved-views", VIEWER, shared).status()).isEqualTo(403);
        http.post("/api/v1/saved-views", Tokens.of("dealer"), shared);
        JsonNode visible = get("/api/v1/saved-views?page=orders").path("items");
        assertThat(visible.size()).isEqualTo(2);
        String id = visible.get(0).path("id").asString();
        assertThat(delete(id, VIEWER)).isEqualTo(409);
        assertThat(delete(saved.json().path("id").asString(), VIEWER)).isEqualTo(204);
        assertThat(delete(id, Tokens.of("dealer"))).isEqualTo(204);
        assertThat(get("/api/v1/saved-views").path("items").size()).isZero();
        assertThat(http.post("/api/v1/saved-views", VIEWER, mine.replace("orders", "O!")).status())
                .isEqualTo(400);
    }

    private int delete(String id, String token) {
        return http.send(http.request("/api/v1/saved-views/" + id, token).DELETE().build())
                .status();
    }

    @Test
    void theAuditLogProvesItselfAndNamesWhoCouldNotBeAsked() {
        Http.Answer answer = http.post("/api/v1/audit/verifications", Tokens.of("compliance"), "");
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        JsonNode services = answer.json().path("services");
        assertThat(services.get(0).path("service").asString()).isEqualTo("ops-api");
        assertThat(services.get(0).path("valid").asBoolean()).isTrue();
        assertThat(answer.text()).contains("unavailable");
        assertThat(answer.json().path("valid").asBoolean()).isFalse();
        assertThat(http.post("/api/v1/audit/verifications", VIEWER, "").status()).isEqualTo(403);
    }

    private static FixIncident incident(
            String id, String session, FixIncident.Kind kind, Instant at) {
        return new FixIncident(id, session, kind, FixIncident.Severity.NORMAL, "as told", at);
    }

    private JsonNode get(String path) {
        Http.Answer answer = http.get(path, VIEWER);
        assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
        return answer.json();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
