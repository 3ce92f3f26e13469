package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.interlock.testkit.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compliance finds a change by its words, has the log proven, and takes what it found as CSV. */
class AuditSearchSystemTest {

    @Test
    void aChangeIsFoundByItsWordsProvenAndExported() throws IOException {
        String reason = "rehearsal of " + Platform.fresh("AUDIT");
        String id =
                Platform.ops()
                        .post(
                                "/api/v1/kill-switches",
                                Map.of("environment", "DEMO", "symbol", "NZDUSD", "reason", reason))
                        .path("id")
                        .asString();
        Platform.ops().post("/api/v1/kill-switches/" + id + "/releases", Map.of("reason", "over"));
        Eventually.within(Duration.ofSeconds(10))
                .passes(() ->
                        assertThat(
                                        Platform.ops()
                                                .items("/api/v1/audit-entries?limit=50")
                                                .toString())
                                .contains(reason));

        try (Browser browser = Browser.signedInAs("compliance", ColorScheme.LIGHT)) {
            Page page = browser.open("/audit");
            page.getByTestId("filter-q").fill(reason);
            Locator row = page.getByTestId("audit-row");
            row.filter(new Locator.FilterOptions().setHasText(reason)).first().waitFor();
            // the kill, and the release that says in its before what it released
            page.waitForCondition(() -> row.count() <= 2);
            row.filter(new Locator.FilterOptions().setHasText(reason)).first().click();
            assertThat(page.getByTestId("audit-detail").innerText()).contains(reason);
            assertThat(page.getByTestId("change").count()).isPositive();

            page.getByTestId("verify-audit").click();
            assertThat(browser.first("audit-verified").innerText()).contains("Nothing was edited");

            Download file = page.waitForDownload(() -> page.getByTestId("export").click());
            assertThat(file.suggestedFilename()).startsWith("audit-entries-").endsWith(".csv");
            assertThat(Files.readAllLines(file.path()))
                    .hasSizeBetween(2, 3)
                    .anyMatch(line -> line.contains(reason));
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }
}
