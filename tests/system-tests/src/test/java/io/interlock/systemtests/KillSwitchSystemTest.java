package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A symbol killed in the console stops its next order; released, it trades; both stand in the
 * audit.
 */
class KillSwitchSystemTest {
    private static final String SYMBOL = "USDCAD";

    @Test
    void killingASymbolInTheConsoleStopsItsNextOrder() throws IOException {
        try (Browser browser = Browser.signedInAs("ops", ColorScheme.DARK);
                FixSocket client = Platform.client()) {
            assertThat(order(client)).contains("|39=2|");

            act(browser, "kill-button", "prices are off since 10:31");
            Eventually.within(Duration.ofSeconds(5))
                    .is(
                            "kill switch engaged",
                            () -> Platform.ops().items("/api/v1/kill-switches").size() == 1);
            Eventually.within(Duration.ofSeconds(2))
                    .passes(() ->
                            assertThat(order(client))
                                    .contains("|39=8|")
                                    .contains("kill switch: prices are off since 10:31"));

            act(browser, "release-button", "prices are good again");
            Eventually.within(Duration.ofSeconds(5))
                    .is(
                            "kill switch released",
                            () -> Platform.ops().items("/api/v1/kill-switches").isEmpty());
            Eventually.within(Duration.ofSeconds(2))
                    .passes(() -> assertThat(order(client)).contains("|39=2|"));
            assertThat(browser.scriptErrors()).isEmpty();
        }
        Eventually.within(Duration.ofSeconds(10))
                .passes(() -> {
                    List<JsonNode> entries =
                            Platform.ops().items("/api/v1/audit-entries?limit=100");
                    assertThat(entries)
                            .anyMatch(e -> by(e, "ops", "prices are off since 10:31"))
                            .anyMatch(e -> by(e, "ops", "prices are good again"));
                });
    }

    @Test
    void aViewerMayLookButNotKill() {
        Rest.Answer answer =
                Platform.as("viewer")
                        .send(
                                "POST",
                                "/api/v1/kill-switches",
                                "{\"environment\":\"LIVE\",\"symbol\":\"EURGBP\",\"reason\":\"no\"}");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().toString()).contains("symbol:kill");
    }

    private static boolean by(JsonNode entry, String actor, String reason) {
        return entry.path("actor").asString("").equals(actor)
                && entry.path("reason").asString("").equals(reason)
                && entry.path("object").asString("").contains(SYMBOL);
    }

    private static void act(Browser browser, String button, String reason) {
        Page page = browser.open("/symbols?env=LIVE&q=" + SYMBOL);
        Locator row =
                page.getByTestId("symbol-row")
                        .filter(new Locator.FilterOptions().setHasText(SYMBOL))
                        .first();
        row.getByTestId(button).click();
        page.getByTestId("reason-input").fill(reason);
        page.getByTestId("confirm-button").click();
        page.getByTestId("kill-dialog")
                .waitFor(
                        new Locator.WaitForOptions()
                                .setState(
                                        com.microsoft.playwright.options.WaitForSelectorState
                                                .HIDDEN));
    }

    /** The final report of a market order in the symbol. */
    private static String order(FixSocket client) throws IOException {
        String id = Platform.fresh("KS");
        client.send("35=D", Orders.order(id, SYMBOL, "38=10000|40=1|"));
        String report = client.receiveWith("|11=" + id + "|");
        while (!report.contains("|39=2|") && !report.contains("|39=8|")) {
            report = client.receiveWith("|11=" + id + "|");
        }
        return report;
    }
}
