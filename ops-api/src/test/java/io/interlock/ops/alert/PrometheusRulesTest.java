package io.interlock.ops.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** deploy/prometheus: the same alerts for who has Prometheus. */
class PrometheusRulesTest {
    private static final Path DIRECTORY = Path.of("../deploy/prometheus");
    private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

    /** What only ops-api can see; docs/alerts.md says why. */
    private static final Set<String> HERE_ONLY =
            Set.of(
                    "FixSequenceFault",
                    "FixOnSecondary",
                    "FixLinkFlapping",
                    "FixStandByUnproven",
                    "FixUndeliverable",
                    "FixLogonRefused",
                    "FixAnomalies",
                    "OrderRejectNewText",
                    "ReconUnproven",
                    "StateStale",
                    "EmergencyMove");

    @Test
    void theyAreTheDefaultRulesByName() throws IOException {
        Set<String> there = new TreeSet<>(HERE_ONLY);
        Matcher alert = ALERT.matcher(Files.readString(DIRECTORY.resolve("interlock-alerts.yaml")));
        while (alert.find()) {
            assertThat(there.add(alert.group(1))).as(alert.group(1)).isTrue();
        }
        assertThat(there)
                .containsExactlyElementsOf(Rules.DEFAULTS.stream().map(Rule::id).sorted().toList());
    }

    @Test
    void promtoolFindsNoFaultAndEachFires() throws Exception {
        Path promtool =
                Path.of(System.getenv().getOrDefault("INTERLOCK_PROMTOOL", "/usr/bin/promtool"));
        if (!Files.isExecutable(promtool)) {
            System.err.println("SKIPPED: promtool is not installed (Debian: package prometheus)");
            Assumptions.abort("promtool is not installed");
        }
        run(promtool.toString(), "check", "rules", "interlock-alerts.yaml");
        run(
                promtool.toString(),
                "test",
                "rules",
                "interlock-alerts.test.yaml",
                "interlock-alerts-days.test.yaml");
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(List.of(command))
                        .directory(DIRECTORY.toFile())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
