package io.interlock.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.interlock.testkit.Eventually;
import io.interlock.testkit.FixSocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A policy's way in the console, from a mistake in its draft to an order that it refuses. */
@Tag("full")
class PolicyConsoleSystemTest {

    @Test
    void aDraftIsCorrectedSimulatedApprovedAndHits() throws IOException {
        try (FixSocket client = Platform.client();
                Browser browser = Browser.signedInAs("dealer", ColorScheme.DARK)) {
            String session = FixSocket.field(answer(client, "38=21000|40=1|"), 56);
            for (int i = 0; i < 4; i++) {
                assertThat(answer(client, "38=21000|40=1|")).contains("|39=2|");
            }
            others();
            String id = Platform.fresh("desk").toLowerCase(Locale.ROOT);
            draft(browser, id, session);
            simulate(browser.page());
            submit(browser, id);

            browser.signInAs("risk");
            Page page = opened(browser, id);
            browser.first("act-approvals").click();
            assertThat(browser.first("foreseen").innerText()).contains("reject");
            looksRight(page, "policy-approval");
            confirm(page, "agreed");

            browser.signInAs("dealer");
            page = opened(browser, id);
            browser.first("act-activations").click();
            page.getByTestId("end-minutes").fill("10");
            confirm(page, "news");
            refused(client, id);
            onTheBoard(browser, id, "For a time");

            differs(browser, id, session);
            hit(browser, id);

            page = opened(browser, id);
            browser.first("act-ends").click();
            confirm(page, "calm again");
            Eventually.within(Duration.ofSeconds(5))
                    .passes(() -> assertThat(answer(client, "38=21000|40=1|")).contains("|39=2|"));
            page = opened(browser, id);
            browser.first("act-reverts").click();
            confirm(page, "news again");
            refused(client, id);
            onTheBoard(browser, id, "Reverted to");
            Platform.as("dealer")
                    .post("/api/v1/policies/" + id + "/ends", Map.of("reason", "shown"));
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }

    @Test
    void venuesGuardsProfilesShadowsAndVerdictsAreShown() throws IOException {
        Rest dealer = Platform.as("dealer");
        try (FixSocket client = Platform.client();
                Browser browser = Browser.signedInAs("dealer", ColorScheme.DARK)) {
            String guard = guarded(client);
            Page page = browser.open("/policies/interventions");
            browser.first("guard-row");
            looksRight(page, "guards");
            page.getByTestId("release-guard").first().click();
            confirm(page, "the robot is mended");
            dealer.post("/api/v1/policies/" + guard + "/ends", Map.of("reason", "shown"));

            dealer.post("/api/v1/venues/OMSB/forced-off", Map.of("reason", "they called"));
            page = browser.open("/policies/venues");
            browser.first("venue-row");
            page.getByText("OMSB").first().click();
            browser.first("switch-row");
            looksRight(page, "venues");
            dealer.post("/api/v1/venues/OMSB/releases", Map.of("reason", "mended"));

            dealer.post(
                    "/api/v1/profiles/DEMO/switches",
                    Map.of("profile", "NEWS", "reason", "rate decision"));
            page = browser.open("/policies");
            page.locator("[data-testid=profile][data-profile=NEWS]").waitFor();
            looksRight(page, "profiles");
            dealer.post("/api/v1/profiles/DEMO/returns", Map.of("reason", "it is out"));

            shadow(browser, client);
            verdicts(browser, client);
            assertThat(browser.scriptErrors()).isEmpty();
        }
    }

    /** The id of a policy whose guard has tripped. */
    private static String guarded(FixSocket client) {
        String id = Platform.fresh("robot").toLowerCase(Locale.ROOT);
        inForce(
                id,
                client,
                "{\"kind\":\"REPEATS\",\"per\":\"POLICY\",\"executions\":2,\"windowMillis\":600000}");
        Eventually.within(Duration.ofSeconds(20))
                .passes(() ->
                        assertThat(answer(client, "38=10000|40=1|")).contains("are stopped since"));
        return id;
    }

    private static void inForce(String id, FixSocket client, String control) {
        Rest dealer = Platform.as("dealer");
        String draft = "/api/v1/policies/" + id + "/drafts/1";
        draft(id, client, control);
        dealer.post(draft + "/submissions", Map.of("reason", "please look"));
        Platform.as("risk").post(draft + "/approvals", Map.of("reason", "agreed"));
        dealer.post(draft + "/activations", Map.of("reason", "now"));
    }

    private static void draft(String id, FixSocket client, String control) {
        Platform.as("dealer")
                .post(
                        "/api/v1/policies",
                        """
                        {"id":"%s","environment":"LIVE","priority":15,
                         "match":{"clientSessions":["%s"]},"control":%s,"reason":"robots"}
                        """
                                .formatted(id, client.compId(), control));
    }

    private static void shadow(Browser browser, FixSocket client) throws IOException {
        String id = Platform.fresh("beside").toLowerCase(Locale.ROOT);
        draft(id, client, "{\"kind\":\"LIMITS\",\"maxQty\":\"20000\"}");
        Page page = browser.open("/policies?policy=" + id + "&act=simulate&version=1");
        browser.first("shadow-begin").click();
        browser.first("shadow-stop");
        for (int qty : new int[] {19_000, 21_000, 22_000}) {
            assertThat(answer(client, "38=" + qty + "|40=1|")).contains("|39=2|");
        }
        page.getByTestId("shadow").getByTestId("impact-picture").waitFor();
        Eventually.within(Duration.ofSeconds(15))
                .passes(() ->
                        assertThat(page.getByTestId("shadow").getByTestId("sample").count())
                                .isEqualTo(2));
        looksRight(page, "policy-shadow");
        page.getByTestId("shadow-stop").click();
        page.locator("[data-testid=shadow][data-state=STOPPED]").waitFor();
    }

    /** An order that a policy refuses, and why. */
    private static void verdicts(Browser browser, FixSocket client) throws IOException {
        String id = Platform.fresh("whys").toLowerCase(Locale.ROOT);
        inForce(id, client, "{\"kind\":\"LIMITS\",\"maxQty\":\"20000\"}");
        Eventually.within(Duration.ofSeconds(5))
                .passes(() ->
                        assertThat(answer(client, "38=21000|40=1|")).contains("exceeds 20000"));
        String order = Platform.fresh("PCO");
        client.send("35=D", Orders.order(order, "EURUSD", "38=21000|40=1|"));
        client.receiveWith("|11=" + order + "|");
        Page page = browser.open("/orders?q=" + order);
        browser.first("order-row").click();
        browser.first("why-step");
        assertThat(page.getByTestId("why").innerText()).contains(id);
        looksRight(page, "order-why");
        Platform.as("dealer").post("/api/v1/policies/" + id + "/ends", Map.of("reason", "shown"));
    }

    /** Policies about nobody here, in other states. */
    private static void others() {
        String route =
                other(
                        "fx-to-b",
                        "{\"kind\":\"ROUTE\",\"oms\":\"OMSB\",\"edits\":[]}",
                        "B is faster");
        Rest dealer = Platform.as("dealer");
        dealer.post(route + "/submissions", Map.of("reason", "agreed on the phone"));
        Platform.as("risk").post(route + "/approvals", Map.of("reason", "agreed"));
        dealer.post(route + "/activations", Map.of("reason", "B is faster"));
        String hours =
                other(
                        "gold-hours",
                        "{\"kind\":\"WINDOWS\",\"zone\":\"Europe/London\",\"windows\":"
                                + "[{\"days\":[\"MONDAY\",\"TUESDAY\"],\"open\":\"07:00\",\"close\":\"18:00\"}]}",
                        "fixing hours");
        dealer.post(hours + "/submissions", Map.of("reason", "please look"));
        other(
                "burst",
                "{\"kind\":\"THROTTLE\",\"per\":\"ACCOUNT\",\"unit\":\"ORDERS\",\"limit\":\"20\","
                        + "\"windowMillis\":1000,\"burst\":\"40\",\"cancelsExempt\":true}",
                "robots");
    }

    /** The path of a draft that is about no client's orders. */
    private static String other(String name, String control, String reason) {
        String id = Platform.fresh(name).toLowerCase(Locale.ROOT);
        String body =
                """
                {"id":"%s","environment":"LIVE","priority":20,
                 "match":{"clientSessions":["NOBODY"]},"control":%s,"reason":"%s"}
                """
                        .formatted(id, control, reason);
        // the first of all may take longer than its caller waits
        Eventually.within(Duration.ofSeconds(60))
                .passes(() -> Platform.as("dealer").post("/api/v1/policies", body));
        return "/api/v1/policies/" + id + "/drafts/1";
    }

    /** First with a priority that there is not, then with one. */
    private static void draft(Browser browser, String id, String session) {
        Page page = browser.open("/policies?act=new");
        browser.first("policy-id").fill(id);
        page.getByTestId("policy-json").fill(body(session, -1));
        page.getByTestId("reason-input").fill("news at 14:30");
        page.getByTestId("confirm-button").click();
        assertThat(browser.first("finding").innerText()).contains("/priority").contains("-1");
        page.getByTestId("policy-json").fill(body(session, 10));
        page.getByTestId("other-button").click();
        browser.first("simulate-dialog");
    }

    private static String body(String session, int priority) {
        return """
        {"environment": "LIVE", "priority": %d, "match": {"clientSessions": ["%s"]},
         "control": {"kind": "LIMITS", "maxQty": "20000"}}
        """
                .formatted(priority, session);
    }

    private static void simulate(Page page) {
        page.getByTestId("simulate-hours").selectOption("1");
        page.getByTestId("simulate-begin").click();
        page.locator("[data-testid=simulation][data-state=DONE]").waitFor();
        assertThat(page.getByTestId("impact-rejected").innerText()).contains("5");
        assertThat(page.getByTestId("impact-picture").isVisible()).isTrue();
        assertThat(page.getByTestId("sample").first().innerText()).contains("21000 exceeds 20000");
        looksRight(page, "policy-simulation");
    }

    private static void submit(Browser browser, String id) {
        Page page = opened(browser, id);
        browser.first("act-submissions").click();
        assertThat(browser.first("foreseen").innerText()).contains("reject");
        confirm(page, "please look");
        assertThat(browser.first("act-approvals").getAttribute("aria-disabled")).isEqualTo("true");
    }

    private static void hit(Browser browser, String id) {
        Page page = browser.open("/policies?q=" + id);
        Eventually.within(Duration.ofSeconds(30))
                .is("its hits are shown", () -> page.getByTestId("policy-hits").count() == 1);
        looksRight(page, "policies");
    }

    /** Another version in the making, and what differs from the one in force. */
    private static void differs(Browser browser, String id, String session) {
        Page page = opened(browser, id);
        browser.first("act-draft").click();
        page.getByTestId("policy-json").fill(body(session, 10).replace("20000", "15000"));
        page.getByTestId("reason-input").fill("narrower still");
        page.getByTestId("confirm-button").click();
        page.waitForCondition(() -> page.getByTestId("policy-dialog").count() == 0);
        browser.first("compare").click();
        assertThat(browser.first("difference").innerText()).isEqualTo("maxQty: 20000 -> 15000");
        browser.first("compare-json").locator("summary").click();
        looksRight(page, "policy");
    }

    private static void onTheBoard(Browser browser, String id, String why) {
        Page page = browser.open("/policies/interventions");
        browser.first("intervention-row");
        assertThat(page.getByTestId("intervention-row").allInnerTexts())
                .anySatisfy(row -> assertThat(row).contains(id).contains("dealer").contains(why));
        looksRight(page, "interventions");
    }

    private static void looksRight(Page page, String name) {
        for (ColorScheme scheme : ConsoleSystemTest.themes()) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            ConsoleSystemTest.looksRight(page, name, scheme);
        }
    }

    private static Page opened(Browser browser, String id) {
        Page page = browser.open("/policies?policy=" + id);
        browser.first("policy-active");
        return page;
    }

    private static void confirm(Page page, String reason) {
        page.getByTestId("reason-input").fill(reason);
        page.getByTestId("confirm-button").click();
        page.waitForCondition(() -> page.getByTestId("reason-dialog").count() == 0);
    }

    private static void refused(FixSocket client, String id) {
        Eventually.within(Duration.ofSeconds(5))
                .passes(() ->
                        assertThat(answer(client, "38=21000|40=1|"))
                                .contains("|39=8|")
                                .contains("OrderQty(38) 21000 exceeds 20000 (policy " + id));
    }

    private static String answer(FixSocket client, String terms) throws IOException {
        String id = Platform.fresh("PCO");
        client.send("35=D", Orders.order(id, "EURUSD", terms));
        String report = client.receiveWith("|11=" + id + "|");
        while (!report.contains("|39=2|") && !report.contains("|39=8|")) {
            report = client.receiveWith("|11=" + id + "|");
        }
        return report;
    }
}
