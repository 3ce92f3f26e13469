package io.interlock.routing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.kit.change.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is wrong with close-only and margin, with the place and the value. */
class MoneyCheckTest {
    private static List<String> findings(Control control) {
        PolicyBody body = new PolicyBody(Environment.LIVE, 1, Match.EVERYTHING, null, control);
        return PolicyCheck.of(body, Set.of("OMSA")).stream()
                .map((Finding finding) -> finding.pointer() + " " + finding.text())
                .toList();
    }

    private static Control margin(String leverage, String group, String pair, long age) {
        return new Control.Margin(
                new BigDecimal(leverage),
                Map.of("pro", new BigDecimal(group)),
                BigDecimal.ONE,
                Map.of(pair, new BigDecimal("1.08")),
                age);
    }

    @Test
    void aTextIsNeededForCloseOnly() {
        assertThat(findings(new Control.CloseOnly("delisted"))).isEmpty();
        assertThat(findings(new Control.CloseOnly(" ")))
                .containsExactly("/control/text text must be 1 to 200 characters");
    }

    @Test
    void leveragesRatesAndAgesAreAboveZero() {
        assertThat(findings(margin("30", "100", "EUR/USD", 1))).isEmpty();
        assertThat(findings(margin("0", "-1", "EURUSD", 0)))
                .containsExactly(
                        "/control/leverage leverage must be above 0, but is 0",
                        "/control/groups/pro pro must be above 0, but is -1",
                        "/control/rates a rate must be named like EUR/USD, but is 'EURUSD'",
                        "/control/lastPxMaxAgeMillis lastPxMaxAgeMillis must be above 0, but is 0");
    }
}
