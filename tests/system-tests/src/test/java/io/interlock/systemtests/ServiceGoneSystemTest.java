package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.interlock.localstack.LocalStack;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Parts are killed under the eyes of the desk. No page breaks, each says what it lacks, and comes
 * back by itself; without ops-api orders go on, and it catches up with all of them.
 */
@Tag("full")
class ServiceGoneSystemTest {
    private static final List<String> PAGES =
            List.of(
                    "/",
                    "/sessions",
                    "/sessions/OMSA-P",
                    "/orders",
                    "/messages",
                    "/rejects",
                    "/breaks",
                    "/symbols",
                    "/accounts",
                    "/latency",
                    "/support/L1005",
                    "/policies",
                    "/alerts",
                    "/audit",
                    "/api-keys",
                    "/decode");

    private static final Locator.WaitForOptions GONE =
            new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED).setTimeout(60_000);

    @ParameterizedTest
    @CsvSource({
        "fix-gateway, /messages",
        "routing-service, /policies",
        "symbol-cms-service, /symbols",
        "crm-provisioning-service, /accounts",
        "dropcopy-recon-service, /breaks"
    })
    void noPageBreaksWithoutAService(String service, String concerned) {
        LocalStack stack = Platform.stack();
        try (Browser browser = Browser.signedInAs("ops", ColorScheme.DARK)) {
            stack.kill(service);
            try {
                Page page = browser.open(concerned);
                missing(page, service).waitFor();
                for (String path : PAGES) {
                    page = browser.open(path);
                    page.getByRole(AriaRole.HEADING).first().waitFor();
                    Locator loading = page.getByTestId("loading-state");
                    page.waitForCondition(() -> loading.count() == 0);
                    for (String error : page.getByTestId("error-state").allInnerTexts()) {
                        assertThat(error).as(path).contains(service + " does not answer");
                    }
                }
                browser.open("/");
                browser.first("service-row");
                assertThat(row(page, service).innerText()).contains("Down");
                browser.open(concerned);
                missing(page, service).waitFor();
            } finally {
                stack.start(service);
            }
            stack.awaitReady(service);
            Page page = browser.page();
            // nobody reloads
            missing(page, service).waitFor(GONE);
            page.getByTestId("error-state").first().waitFor(GONE);
            assertThat(browser.scriptErrors()).isEmpty();
        }
        linksAnswer();
    }

    @Test
    void withoutOpsApiOrdersGoOnAndItCatchesUpWithAllOfThem() throws IOException {
        LocalStack stack = Platform.stack();
        Rest trader = Platform.control("trader");
        Instant from = Instant.now().minus(50, ChronoUnit.MINUTES);
        try (Browser browser = Browser.signedInAs("ops", ColorScheme.DARK);
                FixSocket client = Platform.client()) {
            browser.open("/orders");
            trader.post("/flow", Map.of("ratePerSecond", 50, "count", 500, "seed", 11));
            Eventually.within(Duration.ofSeconds(30))
                    .is("flow is shown", () -> !Platform.ops().items("/api/v1/orders").isEmpty());
            stack.kill("ops-api");
            browser.page().getByTestId("stale-banner").waitFor();
            String id = Platform.fresh("UNSEEN");
            client.send("35=D", Orders.market(id));
            client.receiveWith("|11=" + id + "|", "|39=2|");
            Eventually.within(Duration.ofSeconds(60))
                    .is("the flow is done", () -> trader.get("/flow").path("done").asBoolean());
            stack.start("ops-api");
            stack.awaitReady("ops-api");

            Eventually.within(Duration.ofSeconds(60))
                    .passes(() -> {
                        TopicCounts topics = TopicCounts.read(stack.bootstrapServers());
                        assertThat(shown(from)).isEqualTo(topics);
                        assertThat(topics.orders()).isGreaterThan(500);
                    });
            assertThat(Platform.ops().items("/api/v1/orders?q=" + id)).hasSize(1);
            browser.page().getByTestId("stale-banner").waitFor(GONE);
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }

    /** What ops-api counted. */
    private static TopicCounts shown(Instant from) {
        long orders = 0;
        long executions = 0;
        long dropCopies = 0;
        for (JsonNode minute : Platform.ops().items("/api/v1/completeness?from=" + from)) {
            orders += minute.path("orders").asLong();
            executions += minute.path("executions").asLong();
            dropCopies += minute.path("dropCopies").asLong();
        }
        return new TopicCounts(orders, executions, dropCopies);
    }

    private static Locator missing(Page page, String service) {
        return page.locator("[data-testid=missing-banner][data-id=" + service + "]");
    }

    private static Locator row(Page page, String service) {
        return page.locator("[data-testid=service-row][data-id=" + service + "]");
    }

    private static void linksAnswer() {
        Eventually.within(Duration.ofMinutes(2))
                .is(
                        "all OMS sessions active",
                        () ->
                                Platform.ops().items("/api/v1/fix-sessions").stream()
                                                .filter(s -> s.path("oms").isString())
                                                .filter(s ->
                                                        s.path("state").asString().equals("ACTIVE"))
                                                .count()
                                        == 6);
    }
}
