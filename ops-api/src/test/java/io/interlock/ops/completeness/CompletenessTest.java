package io.interlock.ops.completeness;

import static io.interlock.domain.Environment.DEMO;
import static io.interlock.domain.Environment.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.ops.completeness.Counts.Key;
import io.interlock.ops.order.OrderChange;
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
        assertThat(Counts.in(facts(story.placed())))
                .isEqualTo(Map.of(new Key(MINUTE, "", LIVE), new Counts(1, 0, 0, 0, 0)));
        assertThat(Counts.in(facts(story.placed(), story.routed())))
                .isEqualTo(Map.of(new Key(MINUTE, "OMSA", LIVE), new Counts(1, 0, 0, 0, 0)));
    }

    @Test
    void theOmssReportAndThePlatformsNoBothAnswer() {
        assertThat(Counts.in(facts(story.placed(), story.routed(), story.acknowledged())))
                .isEqualTo(Map.of(new Key(MINUTE, "OMSA", LIVE), new Counts(1, 1, 1, 0, 0)));
        assertThat(Counts.in(facts(story.placed(), story.rejected("kill-switch", "no"))))
                .isEqualTo(Map.of(new Key(MINUTE, "", LIVE), new Counts(1, 1, 0, 0, 0)));
    }

    @Test
    void executionsCountWhenTheyCome() {
        assertThat(
                        Counts.in(
                                facts(
                                        story.placed(),
                                        story.routed(),
                                        story.acknowledged(),
                                        story.traded("4000", "4000"))))
                .isEqualTo(Map.of(new Key(MINUTE, "OMSA", LIVE), new Counts(1, 1, 2, 1, 0)));
    }

    @Test
    void anExecutionFindsItsEnvironmentWhenItsCommandIsRead() {
        List<OrderFact> early = facts(story.acknowledged());
        Key unknown = new Key(MINUTE, "OMSA", null);
        assertThat(Counts.added(List.of(new OrderChange("O", List.of(), early)), early))
                .isEqualTo(Map.of(unknown, new Counts(0, 0, 1, 0, 0)));
        List<OrderFact> late = facts(story.routed());
        assertThat(Counts.added(List.of(new OrderChange("O", early, late)), late))
                .isEqualTo(
                        Map.of(
                                unknown,
                                new Counts(0, 0, -1, 0, 0),
                                new Key(MINUTE, "OMSA", LIVE),
                                new Counts(1, 1, 1, 0, 0)));
    }

    @Test
    void anOmssNameOfAnOrderIsLearnedOnceItsEnvironmentIsKnown() {
        List<OrderFact> ack = facts(story.acknowledged());
        List<OrderFact> placed = facts(story.placed());
        AtOms name = new AtOms("OMSA", story.orderId().value());
        assertThat(AtOms.learned(List.of(new OrderChange("O", List.of(), ack)))).isEmpty();
        assertThat(AtOms.learned(List.of(new OrderChange("O", ack, placed))))
                .isEqualTo(Map.of(name, LIVE));
        assertThat(AtOms.learned(List.of(new OrderChange("O", placed, ack))))
                .isEqualTo(Map.of(name, LIVE));
        List<OrderFact> both = facts(story.placed(), story.acknowledged());
        assertThat(
                        AtOms.learned(
                                List.of(new OrderChange("O", both, facts(story.traded("1", "1"))))))
                .isEmpty();
    }

    @Test
    void environmentsAreAddedUp() {
        assertThat(
                        shown(
                                Map.of(
                                        new Key(MINUTE, "OMSA", LIVE),
                                        new Counts(2, 2, 2, 0, 0),
                                        new Key(MINUTE, "OMSA", DEMO),
                                        new Counts(1, 1, 1, 0, 0)),
                                1))
                .extracting(Completeness::orders)
                .containsExactly(3L);
    }

    @Test
    void everyMinuteIsShownAlsoTheEmptyOnes() {
        assertThat(shown(Map.of(new Key(MINUTE, "OMSA", LIVE), new Counts(1, 1, 1, 0, 0)), 3))
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
        Map<Key, Counts> counts = Map.of(new Key(MINUTE, "OMSA", LIVE), new Counts(1, 0, 0, 0, 0));
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
        counts.put(new Key(MINUTE, "OMSA", LIVE), minute);
        counts.put(new Key(MINUTE.plusSeconds(60), "OMSA", LIVE), next);
        return shown(counts, 1).getFirst().silent();
    }

    private static List<Completeness> shown(Map<Key, Counts> counts, int minutes) {
        return Completeness.of(counts, MINUTE, MINUTE.plusSeconds(60L * minutes), LATER);
    }

    private static List<OrderFact> facts(Object... events) {
        return Stream.of(events).map(OrderFact::of).toList();
    }
}
