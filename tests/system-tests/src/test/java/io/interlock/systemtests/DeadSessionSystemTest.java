package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A client's session dies before the eyes of the desk, which sees its orders, and changes its
 * sequence numbers.
 */
@Tag("full")
class DeadSessionSystemTest {

    @Test
    void aDyingSessionAndItsOrdersAreSeenAndItsNumbersCanBeChanged() throws IOException {
        try (Browser browser = Browser.signedInAs("ops", ColorScheme.DARK)) {
            String clOrdId = Platform.fresh("ALIVE");
            String session;
            try (FixSocket client = Platform.client()) {
                client.send("35=D", Orders.resting(clOrdId));
                String report = client.receiveWith("|11=" + clOrdId + "|", "|39=0|");
                session = FixSocket.field(report, 56);
                browser.open("/sessions/" + session);
                row(browser.page(), session)
                        .filter(new Locator.FilterOptions().setHasText("Logged on"))
                        .waitFor();
            }
            Page page = browser.page();
            row(page, session)
                    .filter(new Locator.FilterOptions().setHasNotText("Logged on"))
                    .waitFor();
            page.getByTestId("schedule-strip").waitFor();
            browser.first("incident-row");

            page.getByText("Orders of " + session).click();
            page.getByTestId("order-row")
                    .filter(new Locator.FilterOptions().setHasText(clOrdId))
                    .first()
                    .waitFor();

            Platform.ops()
                    .post(
                            "/api/v1/fix-sessions/" + session + "/stops",
                            Map.of("reason", "its numbers are to be changed"));
            changeNumbers(browser, session);
            Eventually.within(Duration.ofSeconds(10))
                    .passes(() -> {
                        JsonNode now = Platform.ops().get("/api/v1/fix-sessions/" + session);
                        assertThat(now.path("nextIn").asInt()).isEqualTo(41);
                        assertThat(now.path("nextOut").asInt()).isEqualTo(42);
                    });
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }

    private static Locator row(Page page, String session) {
        return page.locator("[data-testid=session-row][data-id='" + session + "']");
    }

    private static void changeNumbers(Browser browser, String session) {
        Page page = browser.open("/sessions/" + session);
        page.locator("[data-testid=act-sequence-numbers][aria-disabled=false]").click();
        page.getByTestId("next-in").fill("41");
        page.getByTestId("next-out").fill("42");
        page.getByTestId("reason-input").fill("agreed with the client by phone");
        page.getByTestId("confirmation-input").fill(session);
        page.getByTestId("confirm-button").click();
        page.getByTestId("sequence-dialog")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
    }
}
