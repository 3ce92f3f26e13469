package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.RoutingDecision;
import io.interlock.systemtests.faults.Decided;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * One unit below the limit, at it and one above, as a client meets it; of what {@link
 * PolicySystemTest}, {@link PositionsSystemTest} and the fault suite do not have. Each control is
 * about a symbol of its own, and all come into force together.
 */
@Tag("full")
class BoundariesSystemTest {
    private static final String PASSES = "";
    private static final String FAR = "|40=2|44=0.5|59=1|";

    private FixSocket client;
    private Decided decided;
    private final List<String> policies = new ArrayList<>();

    /** Orders and what is said of each: part of its Text(58), or that it passes. */
    private record Row(String symbol, String control, List<Try> tries) {
        private Row(String symbol, String control, Try... tries) {
            this(symbol, control, List.of(tries));
        }
    }

    private record Try(String terms, String said) {}

    private static final List<Row> ROWS =
            List.of(
                    new Row(
                            "GBPUSD",
                            "\"kind\":\"LIMITS\",\"minQty\":\"20000\"",
                            new Try("38=19999|40=1|", "OrderQty(38) 19999"),
                            new Try("38=20000|40=1|", PASSES),
                            new Try("38=20001|40=1|", PASSES)),
                    new Row(
                            "USDCHF",
                            "\"kind\":\"LIMITS\",\"maxQty\":\"20000\"",
                            new Try("38=20001|40=1|", "OrderQty(38) 20001 exceeds 20000"),
                            new Try("38=20000|40=1|", PASSES),
                            new Try("38=19999|40=1|", PASSES)),
                    new Row(
                            "AUDUSD",
                            "\"kind\":\"LIMITS\",\"maxNotional\":\"5000\"",
                            new Try("38=10000|40=2|44=0.50001|59=1|", "5000.1"),
                            new Try("38=10000|40=2|44=0.50000|59=1|", PASSES),
                            new Try("38=10000|40=2|44=0.49999|59=1|", PASSES),
                            new Try("38=10000|40=1|", "(policy ")),
                    new Row(
                            "USDCAD",
                            "\"kind\":\"LIMITS\",\"sides\":[\"SELL\"]",
                            new Try("38=10000|40=1|", "Side(54)"),
                            new Try("54=2|38=10000|40=1|", PASSES)),
                    new Row(
                            "NZDUSD",
                            "\"kind\":\"LIMITS\",\"ordTypes\":[\"LIMIT\"]",
                            new Try("38=10000|40=1|", "OrdType(40)"),
                            new Try("38=10000" + FAR, PASSES)),
                    new Row(
                            "EURGBP",
                            "\"kind\":\"BLOCK\",\"text\":\"closed for the vote\"",
                            new Try("38=1|40=1|", "closed for the vote")));

    @BeforeEach
    void open() throws IOException {
        client = Platform.client();
        decided = new Decided(Platform.stack().bootstrapServers());
    }

    @AfterEach
    void close() throws IOException {
        policies.forEach(policy ->
                Platform.as("dealer")
                        .post("/api/v1/policies/" + policy + "/ends", Map.of("reason", "shown")));
        decided.close();
        client.close();
    }

    @Test
    void limitsHoldToTheUnit() throws IOException {
        for (Row row : ROWS) {
            inForce("edge", row.symbol(), row.control(), "");
        }
        for (Row row : ROWS) {
            Try refused =
                    row.tries().stream().filter(t -> !t.said().isEmpty()).findFirst().orElseThrow();
            Eventually.within(Duration.ofSeconds(5))
                    .passes(() ->
                            assertThat(answer(row.symbol(), refused.terms())).contains("|39=8|"));
            for (Try one : row.tries()) {
                String answer = answer(row.symbol(), one.terms());
                if (one.said().isEmpty()) {
                    assertThat(answer).as(row + ": " + one).doesNotContain("|39=8|");
                } else {
                    assertThat(answer)
                            .as(row + ": " + one)
                            .contains("|39=8|")
                            .contains(one.said())
                            .contains("(policy edge");
                }
            }
            assertThat(answer("EURUSD", "38=21000|40=1|")).contains("|39=2|");
        }
    }

    @Test
    void throttlesLetTheirBurstThroughAndNoMore() throws IOException {
        String orders =
                inForce(
                        "edge-orders",
                        "EURCHF",
                        "\"kind\":\"THROTTLE\",\"per\":\"POLICY\",\"unit\":\"ORDERS\",\"limit\":\"4\","
                                + "\"windowMillis\":86400000,\"burst\":\"4\",\"cancelsExempt\":true",
                        "");
        counted(orders, "EURCHF", "38=10000|40=1|");
        // the third and the fourth of four, and one too many
        assertThat(answer("EURCHF", "38=10000|40=1|")).contains("|39=2|");
        assertThat(answer("EURCHF", "38=10000|40=1|")).contains("|39=2|");
        assertThat(answer("EURCHF", "38=10000|40=1|"))
                .contains("|39=8|")
                .contains("more than 4 orders in 86400000 ms");

        String notional =
                inForce(
                        "edge-notional",
                        "EURJPY",
                        "\"kind\":\"THROTTLE\",\"per\":\"POLICY\",\"unit\":\"NOTIONAL\","
                                + "\"limit\":\"1\",\"windowMillis\":86400000,\"burst\":\"11000\","
                                + "\"cancelsExempt\":true",
                        "");
        counted(notional, "EURJPY", "38=1000|40=2|44=0.5|59=1|");
        // of the value of 11,000 that of 1,000 is used up: 10,000 are left
        assertThat(answer("EURJPY", "38=20002|40=2|44=0.5|59=1|")).contains("|39=8|");
        assertThat(answer("EURJPY", "38=19998|40=2|44=0.5|59=1|")).contains("|39=0|");
        assertThat(answer("EURJPY", "38=4|40=2|44=0.5|59=1|")).contains("|39=8|");
        assertThat(answer("EURJPY", "38=2|40=2|44=0.5|59=1|")).contains("|39=0|");
    }

    /** Sends these until two were counted. */
    private void counted(String policy, String symbol, String terms) {
        Eventually.within(Duration.ofSeconds(20))
                .is(policy + " counts", () -> counts(policy, answer(symbol, terms)));
        assertThat(counts(policy, answer(symbol, terms))).isTrue();
    }

    /** Whether the order of this report took from the policy's budget. */
    private boolean counts(String policy, String report) {
        String id = FixSocket.field(report, 11);
        return Eventually.within(Duration.ofSeconds(10))
                .yields(
                        () ->
                                decided.all().stream()
                                        .filter(d -> d.command().clOrdId().value().equals(id))
                                        .findAny(),
                        "the decision about " + id)
                .budgets()
                .stream()
                .anyMatch(budget -> budget.key().startsWith(policy));
    }

    @Test
    void aWindowClosesToTheMillisecond() throws IOException {
        Instant close = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(6);
        DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneOffset.UTC);
        String policy =
                inForce(
                        "edge-hours",
                        "EURAUD",
                        "\"kind\":\"WINDOWS\",\"zone\":\"UTC\",\"windows\":[{\"days\":[],\"open\":\"%s\",\"close\":\"%s\"}]"
                                .formatted(
                                        time.format(close.minusSeconds(3_600)), time.format(close)),
                        "");
        Eventually.within(Duration.ofSeconds(20))
                .every(Duration.ofMillis(20))
                .passes(() ->
                        assertThat(answer("EURAUD", "38=10000|40=1|"))
                                .contains("|39=8|")
                                .contains("(policy " + policy));
        List<RoutingDecision> about = about("EURAUD");
        assertThat(about.stream().filter(d -> d.rejection() == null))
                .isNotEmpty()
                .allSatisfy(d -> assertThat(d.decidedAt()).isBefore(close));
        assertThat(about.stream().filter(d -> d.rejection() != null))
                .isNotEmpty()
                .allSatisfy(d -> assertThat(d.decidedAt()).isAfterOrEqualTo(close));
    }

    @Test
    void theSameOrderPassesAgainWhenItsWindowIsOver() throws IOException {
        Duration window = Duration.ofMillis(1_500);
        inForce("edge-twice", "EURCAD", "\"kind\":\"DUPLICATES\",\"windowMillis\":1500", "");
        Eventually.within(Duration.ofSeconds(10))
                .every(Duration.ofMillis(20))
                .is(
                        "rejected, and passed again twice",
                        () -> {
                            answer("EURCAD", "38=12345|40=1|");
                            List<Boolean> passed =
                                    about("EURCAD").stream()
                                            .map(d -> d.rejection() == null)
                                            .toList();
                            int first = passed.indexOf(false);
                            return first >= 0
                                    && passed.subList(first, passed.size()).stream()
                                                    .filter(each -> each)
                                                    .count()
                                            >= 2;
                        });
        List<RoutingDecision> about = about("EURCAD");
        Instant last = Instant.EPOCH;
        boolean began = false;
        for (RoutingDecision decision : about) {
            Duration since = Duration.between(last, decision.decidedAt());
            if (decision.rejection() != null) {
                began = true;
                assertThat(since).isLessThan(window);
            } else {
                assertThat(!began || since.compareTo(window) >= 0).as("%s", since).isTrue();
                last = decision.decidedAt();
            }
        }
    }

    @Test
    void aPolicyOfAProfileIsAskedWhileThatIsInForce() throws IOException {
        String policy =
                inForce(
                        "edge-news",
                        "GBPJPY",
                        "\"kind\":\"BLOCK\",\"text\":\"news\"",
                        ",\"profiles\":[\"NEWS\"]");
        assertThat(answer("GBPJPY", "38=10000|40=1|")).contains("|39=2|");
        Platform.as("dealer")
                .post(
                        "/api/v1/profiles/LIVE/switches",
                        Map.of("profile", "NEWS", "reason", "rate decision"));
        try {
            Eventually.within(Duration.ofSeconds(5))
                    .passes(() ->
                            assertThat(answer("GBPJPY", "38=10000|40=1|"))
                                    .contains("|39=8|")
                                    .contains("(policy " + policy));
        } finally {
            Platform.as("dealer")
                    .post("/api/v1/profiles/LIVE/returns", Map.of("reason", "it is out"));
        }
        Eventually.within(Duration.ofSeconds(5))
                .passes(() -> assertThat(answer("GBPJPY", "38=10000|40=1|")).contains("|39=2|"));
    }

    @Test
    void aShadowTellsToTheUnitWhatItWouldRefuseAndRefusesNothing() throws IOException {
        String draft =
                drafted("edge-shadow", "AUDJPY", "\"kind\":\"LIMITS\",\"maxQty\":\"20000\"", "");
        JsonNode shadow = Platform.as("dealer").post(draft + "/shadows", Map.of("minutes", 5));
        String path = "/api/v1/shadows/" + shadow.path("id").asString();
        for (int qty : new int[] {19_999, 20_000, 20_001}) {
            assertThat(answer("AUDJPY", "38=" + qty + "|40=1|")).contains("|39=2|");
        }
        JsonNode impact =
                Eventually.within(Duration.ofSeconds(10))
                        .yields(
                                () ->
                                        Optional.of(Platform.as("dealer").get(path).path("impact"))
                                                .filter(seen -> seen.path("orders").asInt() == 3),
                                "three orders are looked at");
        assertThat(impact.path("rejected").asInt()).isEqualTo(1);
        assertThat(impact.path("samples").path(0).path("after").asString())
                .contains("20001 exceeds 20000");
        Platform.as("dealer").post(path + "/stops", Map.of());
        Platform.as("dealer").send("DELETE", draft, "{\"reason\":\"shown\"}");
    }

    private List<RoutingDecision> about(String symbol) {
        return decided.all().stream()
                .filter(d -> symbol.equals(String.valueOf(d.command().symbol())))
                .filter(d -> d.command().clientSession().equals(client.compId()))
                .toList();
    }

    /** Drafted, approved by another person and applied; its id. */
    private String inForce(String name, String symbol, String control, String more)
            throws IOException {
        String draft = drafted(name, symbol, control, more);
        Platform.as("dealer").post(draft + "/submissions", Map.of("reason", "please look"));
        Platform.as("risk").post(draft + "/approvals", Map.of("reason", "agreed"));
        Platform.as("dealer").post(draft + "/activations", Map.of("reason", "now"));
        String id = draft.split("/")[4];
        policies.add(id);
        return id;
    }

    /** Its path. */
    private String drafted(String name, String symbol, String control, String more) {
        String id = Platform.fresh(name).toLowerCase(Locale.ROOT);
        Platform.as("dealer")
                .post(
                        "/api/v1/policies",
                        """
                        {"id":"%s","environment":"LIVE","priority":10,"reason":"edges",
                         "match":{"symbols":["%s"],"clientSessions":["%s"]},"control":{%s}%s}
                        """
                                .formatted(id, symbol, client.compId(), control, more));
        return "/api/v1/policies/" + id + "/drafts/1";
    }

    /** The first report that tells what becomes of it. */
    private String answer(String symbol, String terms) {
        String id = Platform.fresh("EDGE");
        String order = Orders.order(id, symbol, terms.replaceFirst("54=2\\|", ""));
        try {
            client.send(
                    "35=D", terms.contains("54=2|") ? order.replace("|54=1|", "|54=2|") : order);
            boolean rests = terms.contains("40=2");
            String report = client.receiveWith("|11=" + id + "|");
            while (!report.contains("|39=2|")
                    && !report.contains("|39=8|")
                    && !(rests && report.contains("|39=0|"))) {
                report = client.receiveWith("|11=" + id + "|");
            }
            return report;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
