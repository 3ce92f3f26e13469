package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What fills at the OMS make of an account, and the controls that ask for it. */
class PositionsSystemTest {
    private static final Duration IN_FORCE = Duration.ofSeconds(5);
    private static final String BUY = "1";
    private static final String SELL = "2";

    @Test
    void closeOnlyLetsAPositionBeClosedToTheUnit() throws IOException {
        String account = "L1004";
        try (FixSocket client = Platform.client()) {
            assertThat(order(client, account, BUY, "38=10000|40=1|")).contains("|39=2|");
            held(account, "10000");
            String policy =
                    inForce("close", account, "\"kind\":\"CLOSE_ONLY\",\"text\":\"last days\"");
            Eventually.within(IN_FORCE)
                    .passes(() ->
                            assertThat(order(client, account, SELL, "38=11000|40=1|"))
                                    .contains("|39=8|")
                                    .contains("OrderQty(38) 11000 exceeds 10000"));
            assertThat(order(client, account, BUY, "38=1000|40=1|"))
                    .contains("|39=8|")
                    .contains("Side(54) BUY does not close 10000");
            assertThat(order(client, account, SELL, "38=9000|40=1|")).contains("|39=2|");
            assertThat(order(client, account, SELL, "38=1000|40=1|")).contains("|39=2|");
            held(account, "0");
            assertThat(order(client, account, SELL, "38=1000|40=1|")).contains("|39=8|");
            end(policy);
        }
    }

    /** The CRM simulator pays in 10,000 USD for each client. */
    @Test
    void marginIsWhatTheFundsCoverToTheUnit() throws IOException {
        String account = "L1006";
        try (FixSocket client = Platform.client()) {
            String policy = inForce("margin", account, "\"kind\":\"MARGIN\",\"leverage\":\"1\"");
            String resting = "|40=2|44=0.5|59=1|";
            Eventually.within(IN_FORCE)
                    .passes(() ->
                            assertThat(order(client, account, BUY, "38=21000" + resting))
                                    .contains("|39=8|")
                                    .contains("|103=3|")
                                    .contains("10500.00 USD of margin"));
            assertThat(order(client, account, BUY, "38=19000" + resting)).contains("|39=0|");
            assertThat(order(client, account, BUY, "38=2000" + resting))
                    .contains("|39=8|")
                    .contains("1000.00 USD of margin, 500.00 are free of 10000");
            assertThat(order(client, account, BUY, "38=1000" + resting)).contains("|39=0|");
            end(policy);
        }
    }

    /** A policy about one account, drafted by one person and approved by another. */
    private static String inForce(String name, String account, String control) {
        String id = Platform.fresh(name).toLowerCase(Locale.ROOT);
        String draft = "/api/v1/policies/" + id + "/drafts/1";
        Platform.as("dealer")
                .post(
                        "/api/v1/policies",
                        """
                        {"id":"%s","environment":"LIVE","priority":10,
                         "match":{"accounts":["%s"]},"control":{%s},"reason":"shown"}
                        """
                                .formatted(id, account, control));
        Platform.as("dealer").post(draft + "/submissions", Map.of("reason", "please look"));
        Platform.as("risk").post(draft + "/approvals", Map.of("reason", "agreed"));
        Platform.as("dealer").post(draft + "/activations", Map.of("reason", "now"));
        return id;
    }

    private static void end(String policy) {
        Platform.as("risk").post("/api/v1/policies/" + policy + "/ends", Map.of("reason", "shown"));
    }

    private static void held(String account, String qty) {
        Eventually.within(Duration.ofSeconds(10))
                .passes(() ->
                        assertThat(
                                        Platform.ops()
                                                .items("/api/v1/positions?account=" + account)
                                                .stream()
                                                .map(row -> row.path("qty").asString("0"))
                                                .findFirst()
                                                .orElse("0"))
                                .isEqualTo(qty));
    }

    /** The first report that is neither a pending one nor the acknowledgement of a fill. */
    private static String order(FixSocket client, String account, String side, String terms)
            throws IOException {
        String id = Platform.fresh("POS");
        client.send(
                "35=D",
                Orders.forAccount(account, id, "EURUSD", terms)
                        .replace("|54=1|", "|54=" + side + "|"));
        boolean rests = terms.contains("40=2");
        String report = client.receiveWith("|11=" + id + "|");
        while (!report.contains("|39=2|")
                && !report.contains("|39=8|")
                && !(rests && report.contains("|39=0|"))) {
            report = client.receiveWith("|11=" + id + "|");
        }
        return report;
    }
}
