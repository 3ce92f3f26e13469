package io.interlock.ops;

import static io.interlock.testkit.Eventually.eventually;
import static io.interlock.testkit.Eventually.within;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.OrderExecution;
import io.interlock.events.ReconBreak;
import io.interlock.events.RoutingDecision;
import io.interlock.events.Topic;
import io.interlock.events.Topics;
import io.interlock.kit.kafka.EventRecords;
import io.interlock.ops.order.Story;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaOperations;
import tools.jackson.databind.JsonNode;

@OpsApiTest
class OrdersIT {
    private static final String VIEWER = Tokens.of("viewer");

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final JdbcTemplate jdbc;
    private final Facts facts;
    private final Http http;

    @Autowired
    OrdersIT(
            KafkaOperations<String, byte[]> kafka,
            EventRecords records,
            JdbcTemplate jdbc,
            @LocalServerPort int port) {
        this.facts = new Facts(kafka, records);
        this.jdbc = jdbc;
        this.http = Http.at(port);
    }

    @Test
    void anOrderAppearsWithItsTimeline() {
        Story story = new Story("ALPHA", 1, now);
        OrderExecution ack = story.acknowledged();
        OrderExecution fill = story.traded("10000", "10000");
        facts.tell(
                story.placed(), story.routed(), ack, fill, story.copied(ack), story.copied(fill));
        facts.put(Topics.RECON_BREAKS, "B-1", missing(story, ReconBreak.Status.OPEN));

        eventually(() -> {
            JsonNode order = order("ALPHA:1:1");
            assertThat(order.path("status").asString()).isEqualTo("FILLED");
            assertThat(kinds(order))
                    .contains("COMMAND", "DECISION", "EXECUTION", "DROP_COPY", "BREAK");
            assertThat(kinds(order)).hasSize(7);
        });
        JsonNode order = order("ALPHA:1:1");
        assertThat(order.path("cumQty").asString()).isEqualTo("10000");
        assertThat(order.path("avgPx").asString()).isEqualTo("1.0849");
        assertThat(order.has("stopPx")).isFalse();
        assertThat(
                        order.path("timeline")
                                .get(kinds(order).indexOf("COMMAND"))
                                .path("raw")
                                .asString())
                .contains("554=***");
        JsonNode decision = order.path("timeline").get(kinds(order).indexOf("DECISION"));
        assertThat(decision.path("title").asString()).isEqualTo("Routed to OMSA");
        assertThat(decision.path("trace").get(0).path("rule").asString()).isEqualTo("kill-switch");
    }

    @Test
    void anExecutionReadBeforeItsCommandWaitsForIt() {
        Story story = new Story("BETA", 1, now);
        Story other = new Story("BETA", 2, now);
        facts.tell(story.traded("4000", "4000"), other.placed());
        eventually(() -> order("BETA:1:2"));
        assertThat(http.get("/api/v1/orders/BETA:1:1", VIEWER).status()).isEqualTo(404);

        facts.tell(story.placed());
        eventually(() ->
                assertThat(order("BETA:1:1").path("status").asString())
                        .isEqualTo("PARTIALLY_FILLED"));
    }

    @Test
    void whatIsDeliveredTwiceCountsOnce() {
        Story story = new Story("GAMMA", 1, now);
        OrderExecution fill = story.traded("4000", "4000");
        facts.tell(story.placed(), fill, story.placed(), fill, fill);
        Story last = new Story("GAMMA", 2, now);
        facts.tell(last.placed());
        eventually(() -> order("GAMMA:1:2"));
        eventually(
                () -> assertThat(order("GAMMA:1:1").path("cumQty").asString()).isEqualTo("4000"));
        assertThat(order("GAMMA:1:1").path("anomalies").size()).isZero();
        assertThat(kinds(order("GAMMA:1:1"))).containsExactly("COMMAND", "EXECUTION");
    }

    @Test
    void everyNameFindsTheOrder() {
        Story story = new Story("DELTA", 1, now);
        OrderExecution hidden = story.traded("10000", "10000");
        facts.tell(story.placed(), story.routed(), story.acknowledged(), story.cancel(9, "DX9"));
        facts.tell(story.copied(hidden));
        String execId = String.valueOf(requireNonNull(hidden.report()).execId());
        eventually(() -> {
            for (String q :
                    List.of(
                            "DELTA-C1",
                            "DELTA-C",
                            "DX9",
                            "OMSA-DELTA-1",
                            execId,
                            "DELTA",
                            "delta",
                            "DELTA:1:1")) {
                assertThat(ids("?q=" + encode(q))).as(q).contains("DELTA:1:1");
            }
        });
        assertThat(ids("?q=nothing-like-it")).isEmpty();
        assertThat(ids("?q=" + encode("100%_"))).isEmpty();
        assertThat(ids("?clientSession=DELTA&status=NEW,FILLED&symbol=EURUSD&oms=OMSA"))
                .containsExactly("DELTA:1:1");
        assertThat(ids("?clientSession=DELTA&status=CANCELED")).isEmpty();
        assertThat(ids("?clientSession=DELTA&from=now-1h")).hasSize(1);
        assertThat(ids("?clientSession=DELTA&to=now-1h")).isEmpty();
    }

    @Test
    void pagesNeitherRepeatNorSkip() {
        List<String> all = new ArrayList<>();
        for (int i = 1; i <= 25; i++) {
            // two at each instant: the id decides between them
            facts.tell(new Story("PAGES", i, now.minusSeconds(i / 2)).placed());
        }
        eventually(() -> assertThat(ids("?clientSession=PAGES&limit=100")).hasSize(25));

        String cursor = "";
        do {
            JsonNode page = list("?clientSession=PAGES&limit=10" + cursor);
            page.path("items").forEach(item -> all.add(item.path("id").asString()));
            cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(all).hasSize(25).doesNotHaveDuplicates();
        assertThat(all).isEqualTo(ids("?clientSession=PAGES&limit=100"));
    }

    @Test
    void rejectsOfBothSidesAreListed() {
        Story ours = new Story("REJECTS", 1, now);
        Story theirs = new Story("REJECTS", 2, now);
        facts.tell(ours.placed(), ours.rejected("kill-switch", "EURUSD is killed"));
        facts.tell(theirs.placed(), theirs.routed(), theirs.rejectedByOms("Unknown symbol"));
        eventually(() -> {
            JsonNode items = get("/api/v1/rejects?limit=500").path("items");
            List<String> texts = new ArrayList<>();
            for (JsonNode item : items) {
                if (item.path("clientSession").asString().equals("REJECTS")) {
                    texts.add(
                            item.path("source").asString()
                                    + " "
                                    + item.path("code").asString()
                                    + " "
                                    + item.path("text").asString()
                                    + " "
                                    + item.path("orderId").asString());
                }
            }
            assertThat(texts)
                    .containsExactlyInAnyOrder(
                            "PLATFORM 103=0 EURUSD is killed REJECTS:1:1",
                            "OMS 103=1 Unknown symbol REJECTS:1:2");
        });
    }

    @Test
    void aPoisonRecordIsParkedAndTheRestGoesOn() {
        Story story = new Story("POISON", 1, now);
        for (String poison : List.of("{", "[]", "{\"commandId\":\"x\"}", "\u0000")) {
            facts.send(
                    new ProducerRecord<>(
                            Topics.ORDER_COMMANDS.name(), "L1001", poison.getBytes(UTF_8)));
        }
        facts.send(new ProducerRecord<>(Topics.ORDER_COMMANDS.name(), "L1001", null));
        facts.tell(story.placed());
        eventually(() -> order("POISON:1:1"));
        assertThat(jdbc.queryForObject("SELECT count(*) FROM parked_record", Integer.class))
                .isEqualTo(4);
        // and counted, every topic from zero
        assertThat(http.get("/actuator/prometheus", null).text().lines())
                .anyMatch(line -> line.matches(parked(Topics.ORDER_COMMANDS) + " [1-9].*"))
                .anyMatch(line -> line.matches(parked(Topics.AUDIT_ENTRIES) + " 0.0"));
    }

    private static String parked(Topic<?> topic) {
        return "ops_parked_records_total\\{.*topic=\"" + topic.name() + "\".*}";
    }

    @Test
    void aNameThatPostgresqlCannotStoreStopsNothing() {
        Story story = new Story("NUL\u0000", 1, now);
        Story good = new Story("AFTERNUL", 1, now);
        facts.tell(story.placed(), good.placed());
        eventually(() -> order("AFTERNUL:1:1"));
        eventually(() -> order("NUL\uFFFD:1:1"));
    }

    @Test
    void aBurstIsCarried() {
        int orders = 1_000;
        for (int i = 1; i <= orders; i++) {
            Story story = new Story("BURST", i, now.plusMillis(i));
            RoutingDecision routed = story.routed();
            OrderExecution ack = story.acknowledged();
            OrderExecution fill = story.traded("10000", "10000");
            facts.tellLater(story.placed(), routed, ack, fill, story.copied(fill));
        }
        within(Duration.ofSeconds(30))
                .is(
                        orders + " orders are filled",
                        () ->
                                Integer.valueOf(orders)
                                        .equals(
                                                jdbc.queryForObject(
                                                        """
                                                        SELECT count(*) FROM orders
                                                        WHERE client_session = 'BURST'
                                                            AND status = 'FILLED'\
                                                        """,
                                                        Integer.class)));
    }

    @Test
    void badQueriesAreToldWhatIsWrong() {
        for (String bad :
                List.of(
                        "limit=0",
                        "limit=501",
                        "limit=x",
                        "cursor=%21",
                        "from=yesterday",
                        "status=GONE")) {
            Http.Answer answer = http.get("/api/v1/orders?" + bad, VIEWER);
            assertThat(answer.status()).as(bad).isEqualTo(400);
            assertThat(answer.json().path("code").asString()).isEqualTo("validation-failed");
            assertThat(answer.header("content-type")).startsWith("application/problem+json");
        }
    }

    private static ReconBreak missing(Story story, ReconBreak.Status status) {
        return new ReconBreak(
                "B-1",
                ReconBreak.Type.MISSING_AT_PLATFORM,
                status,
                "OMSA",
                null,
                story.orderId(),
                null,
                null,
                null,
                null,
                null,
                null,
                "only the drop copy has it",
                Instant.now(),
                null);
    }

    private JsonNode get(String path) {
        Http.Answer answer = http.get(path, VIEWER);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private JsonNode order(String id) {
        return get("/api/v1/orders/" + encode(id));
    }

    private JsonNode list(String query) {
        return get("/api/v1/orders" + query);
    }

    private List<String> ids(String query) {
        List<String> ids = new ArrayList<>();
        list(query).path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }

    private static List<String> kinds(JsonNode order) {
        List<String> kinds = new ArrayList<>();
        order.path("timeline").forEach(entry -> kinds.add(entry.path("kind").asString()));
        return kinds;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
