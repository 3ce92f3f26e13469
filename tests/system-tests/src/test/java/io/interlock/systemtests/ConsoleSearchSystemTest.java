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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An order is found by each id that anybody knows of it. */
@Tag("full")
class ConsoleSearchSystemTest {

    @Test
    void anOrderIsFoundByEachOfItsIds() throws IOException {
        String clOrdId = Platform.fresh("FIND");
        String filled;
        try (FixSocket client = Platform.client()) {
            client.send("35=D", Orders.market(clOrdId));
            filled = client.receiveWith("|11=" + clOrdId + "|", "|39=2|");
        }
        Eventually.within(Duration.ofSeconds(10))
                .is(
                        "indexed",
                        () -> Platform.ops().items("/api/v1/orders?q=" + clOrdId).size() == 1);
        List<String> ids =
                List.of(clOrdId, FixSocket.field(filled, 37), FixSocket.field(filled, 17));
        try (Browser browser = Browser.signedInAs("support", ColorScheme.DARK)) {
            for (String id : ids) {
                Page page = browser.open("/");
                page.keyboard().press("Control+k");
                page.getByTestId("search-input").fill(id);
                page.getByTestId("search-result")
                        .filter(new Locator.FilterOptions().setHasText(clOrdId))
                        .first()
                        .click();
                browser.first("timeline-step");
                assertThat(page.locator("h1").innerText()).as("found by " + id).contains(clOrdId);
            }
            Page page = browser.page();
            page.keyboard().press("Control+k");
            page.getByTestId("search-input").fill("NOBODY-KNOWS-THIS");
            page.getByText("Nothing is called “NOBODY-KNOWS-THIS”").waitFor();
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }
}
