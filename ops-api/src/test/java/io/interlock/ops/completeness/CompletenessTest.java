package io.interlock.ops.completeness;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.events.OrderExecution;
import io.interlock.ops.completeness.Counts.Key;
import io.interlock.ops.order.OrderFact;
import io.interlock.ops.order.Story;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompletenessTest {
    private static final Instant MINUTE = Instant.parse("2026-11-29T10:00:00Z");
    private static final Instant LATER = MINUTE.plusSeconds(3600);
    private final Story story = new Story("TRADER1", 1, MINUTE.plusSeconds(30));

    @Test
    void anOrderCountsForTheOmsThatItGoesToOnceThatIsKnown() {
        assertThat(Counts.ordersIn(facts(story.placed())))
                .isEqualTo(Map.of(new Key(MINUTE, ""), new Counts(1, 0, 0, 0, 0)));
        assertThat(Counts.ordersIn(facts(story.placed(), story.routed())))
                .isEqualTo(Map.of(new Key(MINUTE, "OMSA"), new Counts(1, 0, 0, 0, 0)));
    }

    @Test
    void theOmssReportAndThePlatformsNoBothAnswer() {
        assertThat(Counts.ordersIn(facts(story.placed(), story.routed(), story.acknowledged())))
                .isEqualTo(Map.of(new Key(MINUTE, "OMSA"), new Counts(1, 1, 0, 0, 0)));
        assertThat(Counts.ordersIn(facts(story.placed(), story.rejected("kill-switch", "no"))))
                .isEqualTo(Map.of(new Key(MINUTE, ""), new Counts(1, 1, 0, 0, 0)));
    }

    @Test
    void executionsAndCopiesCountWhenTheyCome() {
        OrderExecution fill = story.traded("4000", "4000");
        assertThat(
                        Counts.received(
                                facts(
                                        story.placed(),
                                        story.acknowledged(),
                                        fill,
                                        story.copied(fill))))
                .isEqualTo(Map.of(new Key(MINUTE, "OMSA"), new Counts(0, 0, 2, 1, 1)));
    }

    @Test
    void everyMinuteIsShownAlsoTheEmptyOnes() {
        assertThat(shown(Map.of(new Key(MINUTE, "OMSA"), new Counts(1, 1, 1, 0, 0)), 3))
                .extracting(Completeness::orders)
                .containsExactly(1L, 0L, 0L);
    }

    @Test
    void anOmsThatDoesNotAnswerIsSilent() {
        assertThat(silent(new Counts(4, 0, 0, 0, 0), Counts.NONE)).isTrue();
        assertThat(silent(new Counts(4, 0, 0, 0, 0), new Counts(0, 0, 9, 0, 0))).isFalse();
        assertThat(silent(new Counts(4, 4, 4, 0, 0), Counts.NONE)).isFalse();
        assertThat(silent(Counts.NONE, Counts.NONE)).isFalse();
    }

    @Test
    void tradesWithoutAnyDropCopyAreSilent() {
        assertThat(silent(new Counts(1, 1, 2, 1, 0), Counts.NONE)).isTrue();
        assertThat(silent(new Counts(1, 1, 2, 1, 0), new Counts(0, 0, 0, 0, 1))).isFalse();
    }

    @Test
    void theMinuteThatRunsIsNotJudged() {
        Map<Key, Counts> counts = Map.of(new Key(MINUTE, "OMSA"), new Counts(1, 0, 0, 0, 0));
        assertThat(
                        Completeness.of(
                                        counts,
                                        MINUTE,
                                        MINUTE.plusSeconds(60),
                                        MINUTE.plusSeconds(59))
                                .getFirst()
                                .silent())
                .isFalse();
    }

    private static boolean silent(Counts minute, Counts next) {
        Map<Key, Counts> counts = new HashMap<>();
        counts.put(new Key(MINUTE, "OMSA"), minute);
        counts.put(new Key(MINUTE.plusSeconds(60), "OMSA"), next);
        return shown(counts, 1).getFirst().silent();
    }

    private static List<Completeness> shown(Map<Key, Counts> counts, int minutes) {
        return Completeness.of(counts, MINUTE, MINUTE.plusSeconds(60L * minutes), LATER);
    }

    private static List<OrderFact> facts(Object... events) {
        return Stream.of(events).map(OrderFact::of).toList();
    }
}
