package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The order list under more than it will ever see: 10,000 rows loaded, then 2,000 events a second.
 * The network is stood in for; the page is the real one, in a real browser.
 */
@Tag("full")
class ConsoleBurstSystemTest {
    private static final int ROWS = 10_000;
    private static final int RATE = 2_000;
    private static final int SECONDS = 3;

    @Test
    void aBurstDoesNotFreezeTheOrderList() throws IOException {
        try (Browser browser = Browser.signedInAs("viewer", ColorScheme.LIGHT)) {
            Page page = browser.page();
            page.addInitScript(script());
            page.route("**/api/v1/orders?**", ConsoleBurstSystemTest::manyOrders);
            browser.open("/orders");
            browser.first("order-row");
            assertThat(page.locator("[aria-rowcount]").first().getAttribute("aria-rowcount"))
                    .isEqualTo(Integer.toString(ROWS + 1));
            assertThat(page.getByTestId("order-row").count()).as("rows drawn").isLessThan(80);

            @SuppressWarnings("unchecked")
            Map<String, Number> seen =
                    (Map<String, Number>)
                            page.evaluate(
                                    "([rate, seconds]) => window.burst(rate, seconds)",
                                    java.util.List.of(RATE, SECONDS));
            System.out.println("order list under " + RATE + " events/s: " + seen);
            assertThat(seen.getOrDefault("told", 0).intValue()).isEqualTo(RATE * SECONDS);
            // a second without a frame is a freeze to the eye; CI machines are slow and shared
            assertThat(seen.getOrDefault("longestFrame", Double.MAX_VALUE).doubleValue())
                    .as("longest frame")
                    .isLessThan(1_000);
            assertThat(page.getByTestId("order-row").first().innerText()).contains("BURST");
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }

    private static String script() throws IOException {
        try (InputStream script =
                ConsoleBurstSystemTest.class.getResourceAsStream("/console/burst.js")) {
            return new String(
                    java.util.Objects.requireNonNull(script).readAllBytes(),
                    StandardCharsets.UTF_8);
        }
    }

    private static void manyOrders(Route route) {
        StringBuilder items = new StringBuilder();
        Instant newest = Instant.now().minus(Duration.ofMinutes(1));
        for (int i = 0; i < ROWS; i++) {
            String at = newest.minusMillis(i * 50L).toString();
            items.append(i == 0 ? "" : ",")
                    .append(
                            """
                            {"id":"OLD:1:%d","clOrdId":"OLD-%d","clientSession":"CLI","account":"L1005",\
                            "environment":"LIVE","symbol":"EURUSD","side":"BUY","ordType":"MARKET",\
                            "timeInForce":"DAY","orderQty":"10000","status":"FILLED","cumQty":"10000",\
                            "leavesQty":"0","avgPx":"1.1","oms":"OMSA","receivedAt":"%s","updatedAt":"%s",\
                            "anomalies":[]}\
                            """
                                    .formatted(i, i, at, at));
        }
        route.fulfill(
                new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"items\":[" + items + "]}"));
    }
}
