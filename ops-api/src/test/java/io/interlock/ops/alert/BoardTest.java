package io.interlock.ops.alert;

import static io.interlock.ops.alert.Platform.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.ops.alert.Board.Found;
import io.interlock.ops.alert.Board.Step;
import io.interlock.ops.alert.Board.Versioned;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An alert's life, step by step. */
class BoardTest {
    private final List<Silence> silences = new ArrayList<>();
    private Board board = Board.of(List.of());
    private Rule rule = rule(0, 0);
    private int ids;

    private static Rule rule(long forMillis, long clearMillis) {
        return new Rule(
                "ServiceDown",
                true,
                Severity.CRITICAL,
                "platform",
                "service-down",
                Map.of(),
                forMillis,
                clearMillis,
                List.of());
    }

    private Step step(long second, Finding... findings) {
        Versioned versioned = new Versioned(rule, 1);
        Map<String, Found> found = new LinkedHashMap<>();
        for (Finding finding : findings) {
            found.put(finding.key(rule.id()), new Found(versioned, finding));
        }
        Step step =
                board.step(
                        Map.of(rule.id(), versioned),
                        found,
                        silences,
                        () -> "A" + ++ids,
                        at(second));
        board = step.board();
        return step;
    }

    private static Instant at(long second) {
        return NOON.plusSeconds(second);
    }

    private static Finding gateway(long occurrences) {
        return Finding.of(Map.of("service", "fix-gateway"), "is down", "/console/")
                .times(occurrences);
    }

    @Test
    void itOpensOnceAndClosesByItself() {
        assertThat(step(0, gateway(1)).opened())
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.id()).isEqualTo("A1");
                    assertThat(alert.key()).isEqualTo("ServiceDown|service=fix-gateway");
                    assertThat(alert.state()).isEqualTo(Alert.State.OPEN);
                    assertThat(alert.firstRaised()).isEqualTo(at(0));
                    assertThat(alert.runbook()).isEqualTo("/api/v1/runbooks/ServiceDown");
                });
        Step again = step(1, gateway(1));
        assertThat(again.opened()).isEmpty();
        assertThat(again.changed()).isEmpty();
        assertThat(again.board().open().values())
                .extracting(Alert::lastRaised)
                .containsExactly(at(1));
        Step over = step(2);
        assertThat(over.closed())
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.state()).isEqualTo(Alert.State.CLOSED);
                    assertThat(alert.closedAt()).isEqualTo(at(2));
                    assertThat(alert.lastRaised()).isEqualTo(at(1));
                });
        assertThat(over.board().open()).isEmpty();
        assertThat(step(3, gateway(1)).opened()).hasSize(1);
    }

    @Test
    void itHasToLastBeforeItOpens() {
        rule = rule(3_000, 0);
        assertThat(step(0, gateway(1)).opened()).isEmpty();
        assertThat(step(2, gateway(1)).opened()).isEmpty();
        step(3);
        assertThat(step(4, gateway(1)).opened()).as("a gap starts it anew").isEmpty();
        assertThat(step(7, gateway(1)).opened()).hasSize(1);
    }

    @Test
    void aShortAbsenceDoesNotCloseIt() {
        rule = rule(0, 10_000);
        step(0, gateway(1));
        assertThat(step(1).closed()).isEmpty();
        Step back = step(5, gateway(1));
        assertThat(back.opened()).isEmpty();
        assertThat(back.changed()).singleElement().extracting(Alert::count).isEqualTo(2L);
        step(6);
        assertThat(step(15).closed()).isEmpty();
        assertThat(step(16).closed()).hasSize(1);
    }

    @Test
    void itCountsWhatIsNew() {
        step(0, gateway(3));
        assertThat(count(step(1, gateway(5)))).isEqualTo(5);
        assertThat(step(2, gateway(2)).changed()).as("less is no news").isEmpty();
        assertThat(count(step(3, gateway(4)))).isEqualTo(7);
    }

    private static long count(Step step) {
        return step.changed().getFirst().count();
    }

    @Test
    void afterARestartItIsStillTheSame() {
        step(0, gateway(1));
        board = Board.of(board.open().values());
        Step after = step(60, gateway(1));
        assertThat(after.opened()).isEmpty();
        assertThat(after.changed()).isEmpty();
        assertThat(step(61).closed()).hasSize(1);
    }

    @Test
    void aDisabledRuleClosesWhatItOpened() {
        rule = rule(0, 600_000);
        step(0, gateway(1));
        rule =
                new Rule(
                        rule.id(),
                        false,
                        rule.severity(),
                        rule.owner(),
                        rule.condition(),
                        Map.of(),
                        0,
                        600_000,
                        List.of());
        assertThat(step(1).closed()).hasSize(1);
    }

    @Test
    void aSilenceMarksItAndItsEndIsNews() {
        silences.add(
                new Silence(
                        "S1",
                        List.of(new Matcher("service", "fix-*")),
                        "ops",
                        "drill",
                        at(0),
                        at(10),
                        Silence.Repeats.NEVER,
                        at(0),
                        null));
        assertThat(step(1, gateway(1)).opened())
                .singleElement()
                .extracting(Alert::silencedBy)
                .isEqualTo("S1");
        Step loud = step(10, gateway(1));
        assertThat(loud.changed()).singleElement().extracting(Alert::silencedBy).isNull();
    }

    @Test
    void whoIsOnItStaysKnown() {
        step(0, gateway(1));
        Alert open = board.open().values().iterator().next();
        board = board.with(open.acknowledged("dealer", "looking", at(1)));
        step(2, gateway(1));
        assertThat(step(3).closed())
                .singleElement()
                .satisfies(alert -> {
                    assertThat(alert.acknowledgedBy()).isEqualTo("dealer");
                    assertThat(alert.comment()).isEqualTo("looking");
                });
    }
}
