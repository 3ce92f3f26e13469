package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.RoutingDecision;
import io.interlock.systemtests.faults.Decided;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * What a simulation says of orders that were is what happens to the same orders once the policy is
 * in force: these and no others are rejected, for these reasons, or go elsewhere.
 */
@Tag("full")
class WhatIfSystemTest {
    private static final List<String> SYMBOLS =
            List.of(
                    "EURUSD", "GBPUSD", "USDJPY", "USDCHF", "AUDUSD", "USDCAD", "NZDUSD", "EURGBP",
                    "EURJPY", "EURCHF");
    private static final List<String> ACCOUNTS = List.of("L1001", "L1002", "L1003", "L1005");

    /** Of each symbol not more may change than a simulation shows. */
    private static final int ORDERS = 40;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    size  | 16 | {"kind":"LIMITS","maxQty":"3000"}
                    rate  | 28 | {"kind":"THROTTLE","per":"CLIENT_SESSION","unit":"ORDERS","limit":"12","windowMillis":86400000,"burst":"12","cancelsExempt":true}
                    route | 10 | {"kind":"ROUTE","oms":"OMSB","edits":[{"tag":100,"value":"XNYS"}]}
                    """)
    void whatASimulationForesawHappens(String name, int changed, String control)
            throws IOException {
        try (FixSocket client = Platform.client();
                FixSocket probe = Platform.client();
                Decided decided = new Decided(Platform.stack().bootstrapServers())) {
            send(client, name + "-before-");
            String id = Platform.fresh("whatif-" + name).toLowerCase(Locale.ROOT);
            // a route is for one account's orders only
            String accounts = name.equals("route") ? "\"L1001\"" : "";
            String draft =
                    """
                    {"id":"%s","environment":"LIVE","priority":10,"reason":"what if",
                     "match":{"clientSessions":["%s","%s"],"accounts":[%s]},"control":%s}
                    """
                            .formatted(id, client.compId(), probe.compId(), accounts, control);
            // the first of all may take longer than its caller waits
            Eventually.within(Duration.ofSeconds(60))
                    .passes(() -> Platform.as("dealer").post("/api/v1/policies", draft));
            JsonNode impact = simulated(id);
            Map<Integer, String> foreseen = new TreeMap<>();
            impact.path("samples")
                    .forEach(sample ->
                            foreseen.put(
                                    number(sample.path("clOrdId").asString()),
                                    sample.path("after").asString()));
            assertThat(foreseen).hasSize(changed);
            assertThat(impact.path("rejected").asInt() + impact.path("rerouted").asInt())
                    .isEqualTo(changed);

            inForce(id, probe, decided);
            send(client, name + "-after-");
            Map<Integer, String> happened = new TreeMap<>();
            Eventually.within(Duration.ofSeconds(10))
                    .passes(() ->
                            assertThat(decided.all())
                                    .filteredOn(d -> clOrdId(d).startsWith(name + "-after-"))
                                    .hasSize(ORDERS));
            for (RoutingDecision decision : decided.all()) {
                if (clOrdId(decision).startsWith(name + "-before-")) {
                    assertThat(decision.rejection()).as(clOrdId(decision)).isNull();
                }
                if (clOrdId(decision).startsWith(name + "-after-") && isChanged(decision)) {
                    happened.put(number(clOrdId(decision)), words(decision));
                }
            }
            assertThat(happened).isEqualTo(foreseen);
            Platform.as("dealer")
                    .post("/api/v1/policies/" + id + "/ends", Map.of("reason", "shown"));
        }
    }

    /** Each is answered before the next: the order in which they come is the same again. */
    private static void send(FixSocket client, String prefix) throws IOException {
        for (int i = 0; i < ORDERS; i++) {
            int qty = 1_000 * (1 + (i / SYMBOLS.size() + i) % 5);
            send(
                    client,
                    prefix + i,
                    ACCOUNTS.get(i % ACCOUNTS.size()),
                    SYMBOLS.get(i % SYMBOLS.size()),
                    qty);
        }
    }

    private static void send(
            FixSocket client, String clOrdId, String account, String symbol, int qty)
            throws IOException {
        client.send("35=D", Orders.forAccount(account, clOrdId, symbol, "38=" + qty + "|40=1|"));
        String report = client.receiveWith("|11=" + clOrdId + "|");
        while (!report.contains("|39=2|") && !report.contains("|39=8|")) {
            report = client.receiveWith("|11=" + clOrdId + "|");
        }
    }

    private static JsonNode simulated(String id) {
        String simulation =
                Platform.as("dealer")
                        .post(
                                "/api/v1/policies/" + id + "/drafts/1/simulations",
                                Map.of("hours", 1))
                        .path("id")
                        .asString();
        return Eventually.within(Duration.ofSeconds(30))
                .yields(
                        () ->
                                Optional.of(
                                                Platform.as("dealer")
                                                        .get("/api/v1/simulations/" + simulation))
                                        .filter(s -> s.path("state").asString().equals("DONE")),
                        "the simulation is done")
                .path("impact");
    }

    /** Approved by another person and applied; returns when an order has met it. */
    private static void inForce(String id, FixSocket probe, Decided decided) {
        String draft = "/api/v1/policies/" + id + "/drafts/1";
        Platform.as("dealer").post(draft + "/submissions", Map.of("reason", "please look"));
        Platform.as("risk").post(draft + "/approvals", Map.of("reason", "agreed"));
        Platform.as("dealer").post(draft + "/activations", Map.of("reason", "now"));
        Eventually.within(Duration.ofSeconds(5))
                .is(
                        id + " decides orders",
                        () -> {
                            send(probe, Platform.fresh("PROBE"), "L1001", "EURUSD", 9_000);
                            return decided.all().stream()
                                    .anyMatch(decision ->
                                            id.equals(decision.policy())
                                                    || decision.budgets().stream()
                                                            .anyMatch(b -> b.key().startsWith(id)));
                        });
    }

    private static boolean isChanged(RoutingDecision decision) {
        return decision.rejection() != null || !decision.edits().isEmpty();
    }

    private static String words(RoutingDecision decision) {
        var no = decision.rejection();
        return no == null ? "to " + decision.oms() : no.text();
    }

    private static String clOrdId(RoutingDecision decision) {
        return decision.command().clOrdId().value();
    }

    private static int number(String clOrdId) {
        return Integer.parseInt(clOrdId.substring(clOrdId.lastIndexOf('-') + 1));
    }
}
