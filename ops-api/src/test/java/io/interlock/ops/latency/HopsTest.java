package io.interlock.ops.latency;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.interlock.events.OrderExecution;
import io.interlock.ops.order.OrderFact;
import io.interlock.ops.order.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HopsTest {
    private static final Instant BEGIN = Instant.parse("2026-11-29T10:00:30Z");
    private final Story story = new Story("TRADER1", 1, BEGIN);

    @Test
    void eachHopIsFromOneStepToTheNext() {
        List<OrderFact> facts =
                facts(
                        story.placed(),
                        story.routed(),
                        story.sentAt(BEGIN.plusMillis(1).plusNanos(400_000), story.acknowledged()),
                        story.traded("10000", "10000"));
        assertThat(Hops.of(facts))
                .extracting(Sample::hop, Sample::micros, Sample::fixSession, Sample::oms)
                .containsExactlyInAnyOrder(
                        tuple(Hop.ROUTE, 1_000L, "TRADER1", "OMSA"),
                        tuple(Hop.SEND, 400L, "OMSA-P", "OMSA"),
                        tuple(Hop.ACK, 600L, "OMSA-P", "OMSA"),
                        tuple(Hop.TOTAL, 2_000L, "TRADER1", "OMSA"));
    }

    @Test
    void withoutTheSendingTimeOnlyTheWholeIsKnown() {
        assertThat(Hops.of(facts(story.placed(), story.routed(), story.acknowledged())))
                .extracting(Sample::hop)
                .containsExactlyInAnyOrder(Hop.ROUTE, Hop.TOTAL);
    }

    @Test
    void whatTheOmsNeverGetsHasNoWayThere() {
        assertThat(Hops.of(facts(story.placed(), story.rejected("kill-switch", "no"))))
                .extracting(Sample::hop)
                .containsExactly(Hop.ROUTE);
    }

    @Test
    void aReportThatIsReadTwiceOrFirstChangesNothing() {
        OrderExecution ack = story.acknowledged();
        List<OrderFact> late = facts(ack);
        List<OrderFact> all = facts(ack, story.placed());
        Map<Cell, Histogram> steps = Cell.changes(Hops.of(late), List.of());
        Cell.changes(Hops.of(all), Hops.of(late))
                .forEach((cell, change) -> steps.merge(cell, change, Histogram::plus));
        assertThat(steps).isEqualTo(Cell.changes(Hops.of(all), List.of()));
    }

    @Test
    void theSumDoesNotDependOnHowFactsCome() {
        List<OrderFact> facts =
                facts(
                        story.placed(),
                        story.routed(),
                        story.sentAt(BEGIN.plusMillis(1), story.acknowledged()),
                        story.cancel(2, "C2"),
                        story.cancelRejected("C2", "too late"));
        Map<Cell, Histogram> whole = Cell.changes(Hops.of(facts), List.of());
        Random random = new Random(3);
        for (int i = 0; i < 50; i++) {
            List<OrderFact> shuffled = new ArrayList<>(facts);
            Collections.shuffle(shuffled, random);
            Map<Cell, Histogram> sum = new HashMap<>();
            for (int n = 0; n < shuffled.size(); n++) {
                Cell.changes(Hops.of(shuffled.subList(0, n + 1)), Hops.of(shuffled.subList(0, n)))
                        .forEach((cell, change) -> sum.merge(cell, change, Histogram::plus));
            }
            sum.values().removeIf(histogram -> histogram.count() == 0);
            assertThat(sum.keySet()).isEqualTo(whole.keySet());
            whole.forEach((cell, histogram) ->
                    assertThat(requireNonNull(sum.get(cell)).counts())
                            .isEqualTo(histogram.counts()));
        }
    }

    private static List<OrderFact> facts(Object... events) {
        return Stream.of(events).map(OrderFact::of).toList();
    }
}
