package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Everyone signs in; what a role lacks stays in sight, and says which permission it needs. */
@Tag("full")
class ConsoleRolesSystemTest {
    private static final List<String> USERS =
            List.of("viewer", "support", "dealer", "risk", "symbols", "crm", "compliance", "ops");
    private static final Set<String> MAY_KILL = Set.of("dealer", "risk", "symbols", "ops");

    @Test
    void eachRoleSeesWhatItMayDoAndWhatItLacks() {
        try (Browser browser = Browser.signedInAs("viewer", ColorScheme.LIGHT)) {
            for (String user : USERS) {
                browser.signInAs(user);
                Page page = browser.open("/symbols?q=EURUSD");
                assertThat(page.getByTestId("user-menu").innerText()).contains(user);
                browser.first("symbol-row");
                Locator kill = page.getByTestId("kill-button").first();
                assertThat(kill.getAttribute("aria-disabled"))
                        .as("kill is off for " + user)
                        .isEqualTo(MAY_KILL.contains(user) ? "false" : "true");
                if (!MAY_KILL.contains(user)) {
                    kill.hover();
                    page.getByText("Needs symbol:kill").first().waitFor();
                }
            }
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }
}
