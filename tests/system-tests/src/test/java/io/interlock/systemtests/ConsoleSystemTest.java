package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The console's pages in Chromium, dark and light, on real data; accessible, and pictured in
 * target/screenshots, or where {@code -Dscreenshots} says.
 */
class ConsoleSystemTest {
    /**
     * Rows are alike: ten of a table tell what axe would say of a hundred, in a tenth of the time.
     */
    private static final String REPEATED_ROWS = "[role=rowgroup] > [role=row]:nth-child(n + 11)";

    private static final Path PICTURES =
            Path.of(System.getProperty("screenshots", "target/screenshots"));

    /** Pages that show something whatever went on before. */
    private static final Map<String, String> OTHER_PAGES =
            new java.util.TreeMap<>(
                    Map.of(
                            "alerts", "/alerts",
                            "alert-rules", "/alerts/rules",
                            "rejects", "/rejects",
                            "latency", "/latency",
                            "support", "/support/L1005",
                            "policies", "/policies",
                            "interventions", "/policies/interventions",
                            "rules", "/policies/rules",
                            "decode", "/decode",
                            "api-keys", "/api-keys"));

    /** The same, of reconciliation. */
    private static final Map<String, String> RECON_PAGES =
            Map.of(
                    "proof", "/recon",
                    "end-of-day", "/recon/day",
                    "imports", "/recon/imports");

    @Test
    void pagesShowThePlatformAndAreAccessible() throws IOException {
        String filled = traffic();
        for (ColorScheme scheme : themes()) {
            try (Browser browser = Browser.signedInAs("ops", scheme)) {
                Page page = browser.open("/");
                browser.first("overview-headline");
                looksRight(page, "overview", scheme);

                page = browser.open("/sessions");
                browser.first("session-row");
                assertThat(page.getByTestId("session-row").allInnerTexts().toString())
                        .contains("OMSA-P")
                        .contains("OMSB-S")
                        .contains("TRADER1");
                looksRight(page, "sessions", scheme);

                page = browser.open("/sessions/OMSA-P");
                browser.first("latest-message");
                page.getByTestId("session-figures").waitFor();
                assertThat(page.getByTestId("act-logouts").getAttribute("aria-disabled"))
                        .isEqualTo("false");
                assertThat(page.getByTestId("act-sequence-numbers").getAttribute("aria-disabled"))
                        .isEqualTo("true");
                looksRight(page, "session", scheme);

                page = browser.open("/messages?clOrdId=" + filled);
                browser.first("message-row").click();
                page.getByTestId("message-detail").waitFor();
                assertThat(page.getByTestId("message-row").allInnerTexts().toString())
                        .contains("New order")
                        .contains("Execution report");
                looksRight(page, "messages", scheme);

                page = browser.open("/orders");
                browser.first("order-row");
                looksRight(page, "orders", scheme);

                page = browser.open("/orders?q=" + filled);
                browser.first("order-row").click();
                browser.first("timeline-step");
                assertThat(page.getByTestId("order-status").innerText())
                        .containsIgnoringCase("filled");
                looksRight(page, "order", scheme);

                page = browser.open("/breaks");
                browser.first("recon-banner");
                looksRight(page, "breaks", scheme);

                page = browser.open("/symbols");
                browser.first("symbol-row");
                looksRight(page, "symbols", scheme);

                page = browser.open("/audit");
                browser.first("audit-row");
                looksRight(page, "audit", scheme);

                var others = new java.util.TreeMap<>(OTHER_PAGES);
                others.putAll(RECON_PAGES);
                for (var other : others.entrySet()) {
                    page = browser.open(other.getValue());
                    page.getByRole(com.microsoft.playwright.options.AriaRole.HEADING)
                            .first()
                            .waitFor();
                    looksRight(page, other.getKey(), scheme);
                    assertThat(page.getByTestId("error-state").count())
                            .as("errors on " + other.getKey() + ": " + page.innerText("main"))
                            .isZero();
                }

                page = browser.open("/accounts");
                page.getByText("L1001").first().waitFor();
                looksRight(page, "accounts", scheme);
                assertThat(browser.scriptErrors()).isEmpty();
            }
        }
    }

    /** Both where pictures are asked for; CI has no time for that. */
    static List<ColorScheme> themes() {
        return System.getProperty("screenshots") == null
                ? List.of(ColorScheme.DARK)
                : List.of(ColorScheme.DARK, ColorScheme.LIGHT);
    }

    /**
     * Orders of all kinds, so that there is something to see; returns the ClOrdID of a filled one.
     */
    private static String traffic() throws IOException {
        Rest trader = Platform.control("trader");
        trader.post("/flow", Map.of("ratePerSecond", 20, "count", 120, "seed", 3));
        Eventually.within(Duration.ofSeconds(60))
                .is("traffic is done", () -> trader.get("/flow").path("done").asBoolean());
        try (FixSocket client = Platform.client()) {
            client.send("35=D", Orders.order(Platform.fresh("REJ"), "NOSUCH", "38=10000|40=1|"));
            client.receiveWith("|39=8|");
            String id = Platform.fresh("SHOWN");
            client.send("35=D", Orders.market(id));
            client.receiveWith("|11=" + id + "|", "|39=2|");
            Eventually.within(Duration.ofSeconds(10))
                    .is("shown", () -> Platform.ops().items("/api/v1/orders?q=" + id).size() == 1);
            return id;
        }
    }

    static void looksRight(Page page, String name, ColorScheme scheme) {
        page.waitForLoadState();
        page.waitForCondition(() -> page.getByTestId("loading-state").count() == 0);
        page.evaluate("() => document.fonts.ready");
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(
                                PICTURES.resolve(
                                        name
                                                + "-"
                                                + scheme.name().toLowerCase(java.util.Locale.ROOT)
                                                + ".png")));
        List<Rule> violations =
                new AxeBuilder(page)
                        .setLegacyMode(true)
                        .exclude(REPEATED_ROWS)
                        .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa"))
                        .analyze()
                        .getViolations();
        assertThat(violations)
                .as("accessibility of " + name + " " + scheme)
                .extracting(rule -> rule.getId() + ": " + rule.getNodes())
                .isEmpty();
    }
}
