package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.testkit.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A thousand mixed orders over both OMSs. Trader and OMSs keep logs of their own; what they say
 * must agree with each other and with the platform, order by order and fill by fill.
 */
class ThreeLogsSystemTest {
    private static final int ORDERS = 1_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One line of a simulator's log. */
    private record Line(
            String session, String direction, boolean possDup, Map<Integer, String> fields) {
        String get(int tag) {
            return fields.getOrDefault(tag, "");
        }

        boolean is(String dir, String msgType) {
            return direction.equals(dir) && get(35).equals(msgType);
        }
    }

    @Test
    void traderOmsAndPlatformAgreeToTheLastFill() {
        Rest trader = Platform.control("trader");
        int run =
                trader.post("/flow", Map.of("ratePerSecond", 50, "count", ORDERS, "seed", 7))
                        .path("id")
                        .asInt();
        Eventually.within(Duration.ofMinutes(3))
                .is("the run is done", () -> trader.get("/flow").path("done").asBoolean());
        assertThat(trader.get("/flow").path("id").asInt()).isEqualTo(run);
        Eventually.within(Duration.ofSeconds(60))
                .is(
                        "recon has nothing pending",
                        () ->
                                Platform.ops().get("/api/v1/recon-summary").path("pending").asInt()
                                        == 0);

        // resting orders may fill at any time: the logs are read again until no fill is under way
        Eventually.within(Duration.ofSeconds(60)).passes(ThreeLogsSystemTest::threeLogsAgree);
        assertThat(Platform.ops().get("/api/v1/recon-summary").path("open").asInt()).isZero();
    }

    private static void threeLogsAgree() {
        List<Line> traderLog = log(Platform.control("trader"));
        List<Line> omsLog = new ArrayList<>(log(Platform.control("oms-a")));
        omsLog.addAll(log(Platform.control("oms-b")));
        everyOrderReachedAnOmsOnceOrWasAnswered(traderLog, omsLog);
        everyFillOfTheOmsReachedTheTraderOnce(traderLog, omsLog);
        thePlatformShowsWhatTheTraderSaw(traderLog);
    }

    private static void everyOrderReachedAnOmsOnceOrWasAnswered(List<Line> trader, List<Line> oms) {
        Map<String, Integer> atOms = new HashMap<>();
        oms.stream()
                .filter(line -> line.is("in", "D") && !line.possDup())
                .forEach(line -> atOms.merge(line.get(11), 1, Integer::sum));
        Set<String> answered = new HashSet<>();
        trader.stream()
                .filter(line -> line.is("in", "8"))
                .forEach(line -> answered.add(line.get(11)));
        List<Line> sent = trader.stream().filter(line -> line.is("out", "D")).toList();
        assertThat(sent).hasSizeGreaterThanOrEqualTo(ORDERS);
        Set<String> omss = new HashSet<>();
        for (Line order : sent) {
            assertThat(answered).contains(order.get(11));
            assertThat(atOms.getOrDefault(order.get(11), 0)).isLessThanOrEqualTo(1);
        }
        oms.stream()
                .filter(line -> line.is("in", "D"))
                .forEach(line -> omss.add(line.session().substring(0, 4)));
        assertThat(atOms).hasSizeGreaterThan(ORDERS * 8 / 10);
        assertThat(omss).containsExactlyInAnyOrder("OMSA", "OMSB");
        Map<String, String> bodies = new HashMap<>();
        sent.forEach(line ->
                bodies.put(line.get(11), line.get(38) + " " + line.get(44) + " " + line.get(55)));
        oms.stream()
                .filter(line -> line.is("in", "D") && bodies.containsKey(line.get(11)))
                .forEach(line ->
                        assertThat(line.get(38) + " " + line.get(44) + " " + line.get(55))
                                .isEqualTo(bodies.get(line.get(11))));
    }

    private static void everyFillOfTheOmsReachedTheTraderOnce(List<Line> trader, List<Line> oms) {
        Set<String> ours = new HashSet<>();
        trader.stream()
                .filter(line -> line.direction().equals("out"))
                .forEach(line -> ours.add(line.get(11)));
        List<String> told =
                oms.stream()
                        .filter(line -> !line.session().endsWith("-DC") && !line.possDup())
                        .filter(line -> line.get(35).equals("8") && line.get(150).equals("F"))
                        .filter(line ->
                                !line.direction().equals("in") && ours.contains(line.get(11)))
                        .map(ThreeLogsSystemTest::fill)
                        .sorted()
                        .toList();
        List<String> heard =
                trader.stream()
                        .filter(line ->
                                line.is("in", "8") && line.get(150).equals("F") && !line.possDup())
                        .map(ThreeLogsSystemTest::fill)
                        .sorted()
                        .toList();
        assertThat(told).isNotEmpty();
        assertThat(heard).isEqualTo(told);
    }

    private static String fill(Line line) {
        return line.get(17)
                + " "
                + line.get(11)
                + " "
                + line.get(32)
                + "@"
                + line.get(31)
                + " cum "
                + line.get(14);
    }

    private static void thePlatformShowsWhatTheTraderSaw(List<Line> trader) {
        Map<String, Line> last = new HashMap<>();
        trader.stream()
                .filter(line -> line.is("in", "8") && !line.get(150).equals("I"))
                .forEach(line -> last.put(line.session() + " " + line.get(37), line));
        Map<String, JsonNode> shown = orders();
        last.forEach((order, report) -> {
            if (report.get(37).equals("NONE")) {
                return;
            }
            assertThat(shown)
                    .hasEntrySatisfying(
                            order,
                            seen ->
                                    assertThat(seen.path("cumQty").asString())
                                            .isEqualTo(plain(report.get(14))));
        });
    }

    private static String plain(String quantity) {
        var value = new java.math.BigDecimal(quantity);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    /** All orders that ops-api shows, by client session and OrderID(37). */
    private static Map<String, JsonNode> orders() {
        Map<String, JsonNode> all = new HashMap<>();
        String cursor = "";
        do {
            JsonNode page =
                    Platform.ops()
                            .get(
                                    "/api/v1/orders?limit=500"
                                            + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("items")
                    .forEach(o ->
                            all.put(
                                    o.path("clientSession").asString("")
                                            + " "
                                            + o.path("orderId").asString(""),
                                    o));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return all;
    }

    private static List<Line> log(Rest simulator) {
        List<Line> lines = new ArrayList<>();
        for (String json : written(Path.of(simulator.get("/state").path("journal").asString()))) {
            JsonNode line = JSON.readTree(json);
            Map<Integer, String> fields = new HashMap<>();
            for (String field : line.path("raw").asString().split("\\|")) {
                int equals = field.indexOf('=');
                if (equals > 0) {
                    fields.putIfAbsent(
                            Integer.valueOf(field.substring(0, equals)),
                            field.substring(equals + 1));
                }
            }
            lines.add(
                    new Line(
                            line.path("session").asString(),
                            line.path("dir").asString(),
                            line.path("possDup").asBoolean(),
                            fields));
        }
        return lines;
    }

    private static List<String> written(Path journal) {
        try {
            return Files.readAllLines(journal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
