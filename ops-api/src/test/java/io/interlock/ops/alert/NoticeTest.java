package io.interlock.ops.alert;

import static io.interlock.ops.alert.Platform.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.ops.alert.Notice.Event;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoticeTest {
    private final Alert primary = alert("FixSessionDown", Severity.WARNING, "OMSA", "OMSA-P");
    private final Alert secondary = alert("FixSessionDown", Severity.WARNING, "OMSA", "OMSA-S");
    private final Alert other = alert("FixSessionDown", Severity.WARNING, "OMSB", "OMSB-P");
    private final Alert link = alert("FixLinkDown", Severity.CRITICAL, "OMSA", "OMSA-P");

    private static Alert alert(String id, Severity severity, String oms, String session) {
        Rule rule =
                new Rule(id, true, severity, "fix", "session-down", Map.of(), 0, 0, List.of("oms"));
        return Alert.open(
                session,
                rule,
                1,
                Finding.of(
                        Map.of("oms", oms, "fixSession", session),
                        session + " is down",
                        "/console/sessions/" + session),
                NOON);
    }

    private static Target target(Target.Kind kind, Severity min, List<Matcher> matchers) {
        return new Target("T1", "desk", kind, "", true, min, matchers, true, 1);
    }

    @Test
    void alertsOfOneGroupGoOutTogether() {
        List<Notice> notices =
                target(Target.Kind.SLACK, Severity.INFO, List.of())
                        .notices(Event.OPENED, List.of(primary, secondary, other));
        assertThat(notices)
                .containsExactly(
                        new Notice(
                                Event.OPENED, "FixSessionDown|OMSA", List.of(primary, secondary)),
                        new Notice(Event.OPENED, "FixSessionDown|OMSB", List.of(other)));
        assertThat(notices.getFirst().title()).isEqualTo("[WARNING] OMSA-P is down and 1 more");
        assertThat(notices.getFirst().text("https://ops.example"))
                .contains("https://ops.example/console/sessions/OMSA-P")
                .contains("https://ops.example/api/v1/runbooks/FixSessionDown");
    }

    @Test
    void aPagerFollowsEachAlert() {
        assertThat(
                        target(Target.Kind.PAGERDUTY, Severity.INFO, List.of())
                                .notices(Event.OPENED, List.of(primary, secondary)))
                .hasSize(2);
    }

    @Test
    void aTargetGetsWhatItAskedFor() {
        Target critical = target(Target.Kind.SLACK, Severity.CRITICAL, List.of());
        assertThat(critical.notices(Event.OPENED, List.of(primary, link)))
                .containsExactly(new Notice(Event.OPENED, "FixLinkDown|OMSA", List.of(link)));
        Target omsB = target(Target.Kind.SLACK, Severity.INFO, List.of(new Matcher("oms", "OMSB")));
        assertThat(omsB.notices(Event.CLOSED, List.of(primary, other)))
                .containsExactly(new Notice(Event.CLOSED, "FixSessionDown|OMSB", List.of(other)));
    }

    @Test
    void whoWantsNoClosingsGetsNone() {
        Target openings =
                new Target(
                        "T1",
                        "desk",
                        Target.Kind.SLACK,
                        "",
                        true,
                        Severity.INFO,
                        List.of(),
                        false,
                        1);
        assertThat(openings.notices(Event.CLOSED, List.of(primary))).isEmpty();
        assertThat(openings.notices(Event.OPENED, List.of(primary))).hasSize(1);
    }
}
