package io.interlock.systemtests;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real Chromium, the system's where there is one, signed in to the console as one user. */
final class Browser implements AutoCloseable {
    private static final List<String> FLAGS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");
    private static final Path SYSTEM_CHROMIUM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final BrowserContext context;
    private final Page page;
    private final List<String> errors = new ArrayList<>();

    private Browser(ColorScheme scheme) {
        boolean system = Files.isExecutable(SYSTEM_CHROMIUM);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(
                                        system
                                                ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                                                : Map.of()));
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setHeadless(true).setArgs(FLAGS);
        if (system) {
            options.setExecutablePath(SYSTEM_CHROMIUM);
        }
        chromium = playwright.chromium().launch(options);
        context =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setViewportSize(1440, 900)
                                .setColorScheme(scheme));
        context.setDefaultTimeout(20_000);
        page = context.newPage();
        page.onPageError(errors::add);
    }

    /** Opens the console, signs in at the login page, and waits for the shell. */
    static Browser signedInAs(String user, ColorScheme scheme) {
        Browser browser = new Browser(scheme);
        browser.signInAs(user);
        return browser;
    }

    /** Forgets who was signed in, and signs in anew. */
    void signInAs(String user) {
        context.clearCookies();
        page.navigate(Platform.stack().console().toString());
        page.locator("input[name=username]").fill(user);
        page.locator("input[name=password]").fill(Platform.stack().credentials().user(user));
        page.locator("button[type=submit]").click();
        awaitShell();
    }

    Page page() {
        return page;
    }

    /** Opens a page of the console by its path below {@code /console}. */
    Page open(String path) {
        page.navigate(Platform.stack().console().resolve("/console" + path).toString());
        awaitShell();
        return page;
    }

    /** The first element of this test id; where none comes up, the page's text says what came. */
    Locator first(String testId) {
        Locator first = page.getByTestId(testId).first();
        try {
            first.waitFor();
        } catch (PlaywrightException e) {
            String shown = page.locator("body").innerText();
            throw new AssertionError(
                    "no " + testId + " at " + page.url() + ", but: " + shown + "; " + errors, e);
        }
        return first;
    }

    /** Where the shell does not come up, the picture and the address say what came instead. */
    private void awaitShell() {
        try {
            page.getByTestId("live-indicator").waitFor();
        } catch (PlaywrightException e) {
            Path picture = Path.of("target", "screenshots", "no-shell.png");
            page.screenshot(new Page.ScreenshotOptions().setPath(picture));
            throw new AssertionError(
                    "no console at " + page.url() + ", see " + picture + "; " + errors, e);
        }
    }

    /** Errors that scripts of the pages threw. */
    List<String> scriptErrors() {
        return errors;
    }

    @Override
    public void close() {
        context.close();
        chromium.close();
        playwright.close();
    }
}
