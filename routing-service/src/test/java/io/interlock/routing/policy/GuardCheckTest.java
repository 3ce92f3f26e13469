package io.interlock.routing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.Scope;
import io.interlock.events.RoutingPolicy.Control.Then;
import io.interlock.events.RoutingPolicy.Match;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Market guards: named field and value. */
class GuardCheckTest {
    private static List<String> found(Control control) {
        return PolicyCheck.of(
                        new PolicyBody(Environment.LIVE, 10, Match.EVERYTHING, null, control),
                        Set.of("OMSA"))
                .stream()
                .map(finding -> finding.pointer() + ": " + finding.text())
                .toList();
    }

    private static Control.Collar collar(
            String bps,
            long stale,
            @Nullable String move,
            @Nullable Long window,
            String... sources) {
        return new Control.Collar(
                Arrays.asList(sources),
                new BigDecimal(bps),
                true,
                stale,
                Then.REJECT,
                Then.PASS,
                move == null ? null : new BigDecimal(move),
                window);
    }

    @Test
    void soundGuardsPassAtTheirBounds() {
        for (Control control :
                List.of(
                        collar("0.01", 100, null, null),
                        collar("10000", 3_600_000, "10000", 10_000L, "LP1", "LP2"),
                        collar("50", 2_000, "0.5", 300_000L),
                        new Control.Duplicates(1),
                        new Control.Duplicates(60_000),
                        new Control.Repeats(Scope.POLICY, 1, 1_000),
                        new Control.Repeats(Scope.ACCOUNT, 10_000, 3_600_000))) {
            assertThat(found(control)).isEmpty();
        }
    }

    @Test
    void aCollarsBoundsAreNamed() {
        assertThat(found(collar("0", 99, "10000.01", 310_000L, "LP1", "LP1", " ")))
                .containsExactly(
                        "/control/maxBps: maxBps must be above 0, but is 0",
                        "/control/staleAfterMillis: staleAfterMillis must be 100 to 3600000, but is"
                                + " 99",
                        "/control/sources/1: source 'LP1' is named twice",
                        "/control/sources/2: a source must not be blank",
                        "/control/maxMoveBps: maxMoveBps must be at most 10000, but is 10000.01",
                        "/control/moveWindowMillis: moveWindowMillis must be 10000 to 300000, but"
                                + " is 310000");
        assertThat(found(collar("10000.01", 3_600_001, "1", 10_001L)))
                .containsExactly(
                        "/control/maxBps: maxBps must be at most 10000, but is 10000.01",
                        "/control/staleAfterMillis: staleAfterMillis must be 100 to 3600000, but is"
                                + " 3600001",
                        "/control/moveWindowMillis: moveWindowMillis must be a multiple of 10000,"
                                + " but is 10001");
        assertThat(found(collar("1", 100, "1", null)))
                .containsExactly("/control/moveWindowMillis: moveWindowMillis is needed");
        assertThat(found(collar("1", 100, null, 10_000L)))
                .containsExactly("/control/maxMoveBps: maxMoveBps is needed");
    }

    @Test
    @SuppressWarnings("NullAway") // what JSON leaves out
    void whatIsLeftOutIsNamed() {
        assertThat(found(new Control.Collar(List.of(), null, false, 0, null, null, null, null)))
                .containsExactly(
                        "/control/maxBps: maxBps is needed",
                        "/control/staleAfterMillis: staleAfterMillis must be 100 to 3600000, but is"
                                + " 0",
                        "/control/whenStale: whenStale is needed",
                        "/control/unpriced: unpriced is needed");
        assertThat(found(new Control.Repeats(null, 0, 0)))
                .containsExactly(
                        "/control/per: per is needed",
                        "/control/executions: executions must be 1 to 10000, but is 0",
                        "/control/windowMillis: windowMillis must be 1000 to 3600000, but is 0");
    }

    @Test
    void aWindowOfDuplicatesIsRemembered() {
        assertThat(found(new Control.Duplicates(0)))
                .containsExactly(
                        "/control/windowMillis: windowMillis must be 1 to 60000, but is 0");
        assertThat(found(new Control.Duplicates(60_001))).hasSize(1);
    }
}
