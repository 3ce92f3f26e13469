package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Signed CRM events turn a rejected account into a trading one; a forged one changes nothing. */
class AccountUnlockSystemTest {
    private static final String CLIENT = "7001";
    private static final String ACCOUNT = "L7001";

    @Test
    void kycAndDepositUnlockTrading() throws IOException {
        Rest crm = Platform.control("crm");
        try (FixSocket client = Platform.client()) {
            assertThat(orderOf(client))
                    .contains("|39=8|")
                    .contains("Account(1) " + ACCOUNT + " is unknown");

            crm.post(
                    "/clients",
                    Map.of(
                            "clientId",
                            CLIENT,
                            "name",
                            "Ada",
                            "email",
                            "ada@example.com",
                            "country",
                            "GB"));
            crm.post("/clients/" + CLIENT + "/kyc", Map.of("outcome", "approved"));
            awaitTrading(false);
            assertThat(orderOf(client)).contains("|39=8|").contains(ACCOUNT + " may not trade");

            crm.post(
                    "/clients/" + CLIENT + "/deposits",
                    Map.of("amount", "500.00", "currency", "USD", "forge", "signature"));
            Eventually.within(Duration.ofSeconds(20))
                    .is(
                            "the forgery was refused",
                            () -> crm.get("/state").path("refused").asInt() >= 1);
            assertThat(orderOf(client)).contains("|39=8|").contains(ACCOUNT + " may not trade");

            crm.post(
                    "/clients/" + CLIENT + "/deposits",
                    Map.of("amount", "500.00", "currency", "USD"));
            awaitTrading(true);
            assertThat(orderOf(client)).contains("|39=2|");
        }
    }

    private static void awaitTrading(boolean enabled) {
        Eventually.within(Duration.ofSeconds(30))
                .is(
                        "account " + ACCOUNT + " trading " + enabled,
                        () ->
                                Platform.ops()
                                        .send("GET", "/api/v1/accounts/" + ACCOUNT, null)
                                        .body()
                                        .path("tradingEnabled")
                                        .toString()
                                        .equals(Boolean.toString(enabled)));
    }

    /** The final report of a market order of the account. */
    private static String orderOf(FixSocket client) throws IOException {
        String id = Platform.fresh("U");
        client.send("35=D", Orders.forAccount(ACCOUNT, id, "EURUSD", "38=10000|40=1|"));
        String report = client.receiveWith("|11=" + id + "|");
        while (!report.contains("|39=2|") && !report.contains("|39=8|")) {
            report = client.receiveWith("|11=" + id + "|");
        }
        return report;
    }
}
