package io.interlock.routing.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.Environment;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Control.WhenNone;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.events.VenueLimits;
import io.interlock.kit.change.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FailoverCheckTest {
    private static List<String> findings(VenueLimits limits, String oms, String... then) {
        Control control =
                new Control.Failover(
                        oms,
                        Stream.of(then).map(each -> new Control.Target(each, List.of())).toList(),
                        limits,
                        WhenNone.PASS);
        return PolicyCheck.of(
                        new PolicyBody(Environment.LIVE, 10, Match.EVERYTHING, null, control),
                        Set.of("OMSA", "OMSB"))
                .stream()
                .map(FailoverCheckTest::said)
                .toList();
    }

    private static String said(Finding finding) {
        return finding.pointer() + ": " + finding.text();
    }

    @SuppressWarnings("NullAway") // what is left out is as usual
    private static VenueLimits limits(long windowMillis, long silentMillis, int percent) {
        return new VenueLimits(
                windowMillis,
                null,
                percent,
                null,
                null,
                null,
                null,
                silentMillis,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Test
    void quotesAreLookedAtWithASourceAndATime() {
        VenueLimits usual = VenueLimits.USUAL;
        assertThat(findings(usual.withQuotes("LP1", 5_000), "OMSA", "OMSB")).isEmpty();
        assertThat(findings(usual.withQuotes("LP1", 0), "OMSA", "OMSB"))
                .containsExactly(
                        "/control/limits/quoteSource: quoteMillis 0 and quoteSource 'LP1' go together");
        assertThat(findings(usual.withQuotes("LP1", -1), "OMSA", "OMSB"))
                .contains(
                        "/control/limits/quoteMillis: quoteMillis must be 0 to 86400000, but is -1");
    }

    @Test
    void anotherOmsAndTheUsualLimitsAreFine() {
        assertThat(findings(VenueLimits.USUAL, "OMSA", "OMSB")).isEmpty();
    }

    @Test
    void ordersNeedSomewhereElseToGo() {
        assertThat(findings(VenueLimits.USUAL, "OMSA"))
                .containsExactly("/control/then: then must name at least one other OMS");
        assertThat(findings(VenueLimits.USUAL, "OMSA", "OMSA"))
                .containsExactly("/control/then/0/oms: 'OMSA' is the OMS that orders leave");
        assertThat(findings(VenueLimits.USUAL, "OMSA", "OMSB", "OMSB"))
                .containsExactly("/control/then/1/oms: 'OMSB' is named twice");
        assertThat(findings(VenueLimits.USUAL, "OMSX", "OMSY"))
                .containsExactly(
                        "/control/oms: oms must be one of [OMSA, OMSB], but is 'OMSX'",
                        "/control/then/0/oms: oms must be one of [OMSA, OMSB], but is 'OMSY'");
    }

    @Test
    void limitsMeanSomething() {
        assertThat(findings(limits(500, 250, 0), "OMSA", "OMSB"))
                .containsExactly(
                        "/control/limits/windowMillis: windowMillis must be 1000 to 120000, but is 500",
                        "/control/limits/rejectPercent: rejectPercent must be 1 to 100, but is 0",
                        "/control/limits/slowMillis: slowMillis must be 1 to 500, but is 1000");
        assertThat(findings(limits(10_000, 10_001, 30), "OMSA", "OMSB"))
                .containsExactly(
                        "/control/limits/silentMillis: silentMillis must be 250 to 10000, but is 10001");
    }
}
