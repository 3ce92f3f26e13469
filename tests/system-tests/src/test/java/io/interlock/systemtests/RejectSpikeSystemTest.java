package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A spike of rejects is followed to the change that caused it, and to who made it. */
@Tag("full")
class RejectSpikeSystemTest {
    private static final String SYMBOL = "AUDUSD";
    private static final int ORDERS = 6;

    @Test
    void aRejectSpikeLeadsToItsCause() throws IOException {
        String reason = "quotes stale since " + Platform.fresh("T");
        String killSwitch =
                Platform.ops()
                        .post(
                                "/api/v1/kill-switches",
                                Map.of(
                                        "environment", "LIVE",
                                        "symbol", SYMBOL,
                                        "reason", reason))
                        .path("id")
                        .asString();
        try (FixSocket client = Platform.client();
                Browser browser = Browser.signedInAs("ops", ColorScheme.LIGHT)) {
            int rejected = 0;
            while (rejected < ORDERS) {
                String id = Platform.fresh("SPIKE");
                client.send("35=D", Orders.order(id, SYMBOL, "38=10000|40=1|"));
                if (finalReport(client, id).contains("|39=8|")) {
                    rejected++;
                }
            }
            Page page = browser.open("/rejects");
            Locator row =
                    page.getByTestId("cluster-row")
                            .filter(new Locator.FilterOptions().setHasText(SYMBOL))
                            .filter(new Locator.FilterOptions().setHasText("Kill switch"))
                            .first();
            row.click();
            assertThat(page.getByTestId("cluster-detail").innerText())
                    .contains("Changed just before");
            Locator change =
                    page.getByTestId("change-before")
                            .filter(new Locator.FilterOptions().setHasText(reason))
                            .first();
            change.waitFor();
            assertThat(change.innerText()).contains("by ops");

            change.locator("a").click();
            page.getByTestId("audit-row")
                    .filter(new Locator.FilterOptions().setHasText(reason))
                    .first()
                    .waitFor();

            page.goBack();
            page.getByTestId("cluster-order").first().click();
            browser.first("timeline-step");
            assertThat(page.getByTestId("order-status").innerText()).contains("Rejected by us");
            assertThat(browser.scriptErrors()).isEmpty();
        } finally {
            Platform.ops()
                    .post(
                            "/api/v1/kill-switches/" + killSwitch + "/releases",
                            Map.of("reason", "seen"));
        }
    }

    private static String finalReport(FixSocket client, String id) throws IOException {
        String report = client.receiveWith("|11=" + id + "|");
        while (!report.contains("|39=2|") && !report.contains("|39=8|")) {
            report = client.receiveWith("|11=" + id + "|");
        }
        return report;
    }
}
