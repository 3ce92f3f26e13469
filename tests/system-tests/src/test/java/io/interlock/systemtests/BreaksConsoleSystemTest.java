package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * A break from its beginning to its end, at the console: it is seen, taken, commented, closes when
 * the late report comes; its minute stands in the proof, and the day is signed.
 */
class BreaksConsoleSystemTest {
    private static final String OMS = "OMSA";

    @Test
    void aHiddenFillIsSeenTakenAndSigned() throws IOException {
        Rest oms = Platform.control("oms-a");
        try (FixSocket client = Platform.client();
                Browser browser = Browser.signedInAs("ops", ColorScheme.DARK)) {
            String id = Platform.fresh("CARD");
            client.send("35=D", Orders.resting(id));
            client.receiveWith("|11=" + id + "|", "|150=0|");
            oms.post(
                    "/orders/" + id + "/fills",
                    Map.of("qty", "10000", "px", "0.5", "hidden", true));
            Eventually.within(Duration.ofSeconds(5))
                    .is("a break is open", () -> breaks("OPEN", id).size() == 1);
            JsonNode broken = breaks("OPEN", id).getFirst();
            String breakId = broken.path("breakId").asString();

            Page page = browser.open("/breaks");
            page.getByTestId("recon-banner").getByText("Needs attention").waitFor();
            row(page, breakId).getByText("Missing at platform").click();
            page.getByTestId("break-detail").waitFor();
            assertThat(page.getByTestId("break-sides").first().innerText())
                    .contains("absent")
                    .contains("LastQty(32)")
                    .contains("10,000");
            assertThat(page.getByTestId("break-meaning").innerText()).contains("drop copy");

            decide(page, "TAKE", "The desk of the OMS was called");
            page.getByTestId("break-owner").getByText("ops").waitFor();
            ask(page);
            assertThat(client.receiveWith("|11=" + id + "|", "|150=I|"))
                    .contains("|14=10000|")
                    .contains("|790=IL-ASK-");
            decide(page, "COMMENT", "They see the fill too");
            page.getByTestId("decision").getByText("They see the fill too").waitFor();
            assertThat(page.getByTestId("break-history").innerText())
                    .contains("The desk of the OMS was called");

            String minute = broken.path("openedAt").asString().substring(11, 16);
            page = browser.open("/recon?oms=" + OMS + "&at=" + minute.substring(0, 2));
            browser.first("unproven-minute");
            browser.first("proof-window");
            assertThat(page.getByTestId("proof-percent").innerText()).doesNotStartWith("100");

            oms.post("/orders/" + id + "/release", Map.of());
            client.receiveWith("|11=" + id + "|", "|39=2|", "|150=F|");
            Eventually.within(Duration.ofSeconds(10))
                    .is("nothing is open about it", () -> breaks("OPEN", id).isEmpty());
            page = browser.open("/breaks/" + breakId);
            page.getByTestId("break-closed").waitFor();
            assertThat(page.getByTestId("act-REOPEN").getAttribute("aria-disabled"))
                    .isEqualTo("true");

            sign(browser);
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }

    /** Whoever may not decide sees what could be decided, and what is missing for it. */
    @Test
    void aViewerSeesWhatIsMissing() {
        try (Browser browser = Browser.signedInAs("viewer", ColorScheme.LIGHT)) {
            Page page = browser.open("/recon/imports");
            assertThat(browser.first("act-import").getAttribute("aria-disabled")).isEqualTo("true");
            page.getByTestId("act-import").hover();
            page.getByText("Needs recon:import").first().waitFor();
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }

    /** A day is signed once: where it is already, the certificate says by whom. */
    private static void sign(Browser browser) {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        Page page = browser.open("/recon/day?oms=" + OMS + "&day=" + today);
        browser.first("certificate");
        page.waitForCondition(() ->
                page.getByTestId("act-sign").count() + page.getByTestId("signed-by").count() > 0);
        if (page.getByTestId("signed-by").count() == 0) {
            page.getByTestId("act-sign").click();
            page.getByTestId("reason-input").fill("All explained");
            page.getByTestId("confirm-button").click();
        }
        assertThat(browser.first("signed-by").innerText()).contains("ops");
        JsonNode signed = Platform.ops().get("/api/v1/recon-certificates/" + OMS + "/" + today);
        assertThat(signed.path("signedBy").asString()).isEqualTo("ops");
    }

    private static void ask(Page page) {
        page.getByTestId("ask-oms").click();
        page.getByTestId("reason-input").fill("What do they have?");
        page.getByTestId("confirm-button").click();
        page.waitForCondition(() -> page.getByTestId("reason-dialog").count() == 0);
    }

    private static void decide(Page page, String action, String reason) {
        page.getByTestId("act-" + action).click();
        page.getByTestId("reason-input").fill(reason);
        page.getByTestId("confirm-button").click();
        page.waitForCondition(() -> page.getByTestId("act-dialog").count() == 0);
    }

    private static Locator row(Page page, String breakId) {
        return page.locator("[data-testid=break-row][data-id='" + breakId + "']");
    }

    private static List<JsonNode> breaks(String status, String clOrdId) {
        return Platform.ops().items("/api/v1/recon-breaks?limit=500&status=" + status).stream()
                .filter(b -> b.path("clOrdId").asString("").equals(clOrdId))
                .toList();
    }
}
