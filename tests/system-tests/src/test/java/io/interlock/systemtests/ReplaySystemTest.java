package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.interlock.localstack.LocalStack;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Reconciliation loses its database and reads all topics again from their beginnings: it finds the
 * same breaks, with what people wrote about them, and finance's file of each side is the same, byte
 * for byte.
 */
@Tag("full")
class ReplaySystemTest {
    private static final String RECON = "dropcopy-recon-service";
    private static final String DATABASE = "interlock_recon";
    private static final int ORDERS = 500;
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** What there is of an OMS's day. */
    private record Day(
            String oms,
            List<JsonNode> breaks,
            String ofPlatform,
            String ofDropCopy,
            long matched) {}

    @Test
    void allTopicsIntoAnEmptyDatabaseGiveTheSameBreaksAndTheSameFile() throws Exception {
        LocalStack stack = Platform.stack();
        Rest trader = Platform.control("trader");
        trader.post("/flow", Map.of("ratePerSecond", 50, "count", ORDERS, "seed", 11));
        Eventually.within(Duration.ofMinutes(3))
                .is("the run is done", () -> trader.get("/flow").path("done").asBoolean());
        breaksAreLeft();
        List.of("oms-a", "oms-b").forEach(oms -> nothingRests(Platform.control(oms)));
        Eventually.within(SOON).is("nothing pending", () -> summary().path("pending").asInt() == 0);

        List<Day> live = days();
        assertThat(live)
                .filteredOn(day -> day.oms().equals("OMSB"))
                .flatExtracting(Day::breaks)
                .extracting(
                        each -> each.path("status").asString(),
                        each -> each.path("review").asString())
                .contains(tuple("OPEN", "UNDER_REVIEW"), tuple("CLOSED", "UNREVIEWED"));
        assertThat(live).allMatch(day -> day.matched() > 0);

        stack.stop(RECON);
        Platform.sql(DATABASE, "drop schema public cascade");
        Platform.sql(DATABASE, "create schema public");
        stack.nextStartWith(RECON, Map.of("INTERLOCK_RECON_GROUP", Platform.fresh("replay")));
        stack.start(RECON);
        stack.awaitReady(RECON);
        Eventually.within(SOON).passes(() -> assertThat(days()).isEqualTo(live));
        System.out.printf(
                "Replayed: %s%n",
                live.stream()
                        .map(day ->
                                "%s %d matched, %d breaks, %d bytes"
                                        .formatted(
                                                day.oms(),
                                                day.matched(),
                                                day.breaks().size(),
                                                day.ofPlatform().length()))
                        .toList());
    }

    /** A fill that stays hidden, which somebody takes, and one that is told after its time. */
    private static void breaksAreLeft() throws IOException {
        Rest oms = Platform.control("oms-b");
        try (FixSocket client = Platform.client()) {
            String told = hidden(client, oms);
            String kept = hidden(client, oms);
            Eventually.within(SOON).is("it is a break", () -> isBroken(told, "OPEN"));
            oms.post("/orders/" + told + "/release", Map.of());
            Eventually.within(SOON).is("it has closed", () -> isBroken(told, "CLOSED"));
            Eventually.within(SOON).is("the other is a break", () -> isBroken(kept, "OPEN"));
            String id = broken(kept).getFirst().path("breakId").asString();
            Platform.ops()
                    .post(
                            "/api/v1/recon-breaks/" + id + "/decisions",
                            Map.of("action", "TAKE", "reason", "asking the OMS"));
        }
    }

    /** What rests may fill at any time. */
    private static void nothingRests(Rest oms) {
        Eventually.within(SOON)
                .passes(() -> {
                    oms.get("/orders?open=true&limit=1000")
                            .forEach(order ->
                                    oms.post(
                                            "/orders/"
                                                    + order.path("clOrdId").asString()
                                                    + "/cancel",
                                            Map.of()));
                    assertThat(oms.get("/state").path("open").asInt()).isZero();
                });
    }

    private static String hidden(FixSocket client, Rest oms) throws IOException {
        String id = Platform.fresh("REPLAY");
        client.send("35=D", Orders.order(id, "US500", "38=10|40=2|44=100.0|59=1|"));
        client.receiveWith("|11=" + id + "|", "|150=0|");
        oms.post("/orders/" + id + "/fills", Map.of("qty", "10", "px", "100.0", "hidden", true));
        return id;
    }

    private static boolean isBroken(String clOrdId, String status) {
        return broken(clOrdId).stream()
                .anyMatch(each -> each.path("status").asString().equals(status));
    }

    private static List<JsonNode> broken(String clOrdId) {
        return breaks("OMSB").stream()
                .filter(each -> each.path("clOrdId").asString("").equals(clOrdId))
                .toList();
    }

    private static JsonNode summary() {
        return Platform.ops().get("/api/v1/recon-summary");
    }

    private static List<JsonNode> breaks(String oms) {
        return Platform.ops().items("/api/v1/recon-breaks?limit=500&oms=" + oms).stream()
                .sorted(Comparator.comparing(each -> each.path("breakId").asString()))
                .toList();
    }

    private static List<Day> days() throws Exception {
        List<Day> days = new ArrayList<>();
        for (String oms : List.of("OMSA", "OMSB")) {
            days.add(
                    new Day(
                            oms,
                            breaks(oms),
                            file(oms, "PLATFORM"),
                            file(oms, "DROP_COPY"),
                            certificate(oms).at("/certificate/matched").asLong()));
        }
        return days;
    }

    private static JsonNode certificate(String oms) {
        return Platform.ops().get("/api/v1/recon-certificates/%s/%s".formatted(oms, today()));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    private static String file(String oms, String side) throws Exception {
        LocalStack stack = Platform.stack();
        HttpResponse<byte[]> answer =
                HTTP.send(
                        HttpRequest.newBuilder(
                                        stack.url("ops-api")
                                                .resolve(
                                                        "/api/v1/recon-files/%s/%s?template=bo-trades-eod&side=%s"
                                                                .formatted(oms, today(), side)))
                                .header("Authorization", "Bearer " + stack.token("ops"))
                                .build(),
                        BodyHandlers.ofByteArray());
        String text = new String(answer.body(), StandardCharsets.ISO_8859_1);
        assertThat(answer.statusCode()).as(text).isEqualTo(200);
        return text;
    }
}
