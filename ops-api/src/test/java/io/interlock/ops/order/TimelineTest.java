package io.interlock.ops.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.interlock.domain.CommandId;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.OrderExecution;
import io.interlock.events.ReconBreak;
import io.interlock.events.RoutingDecision.Edit;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimelineTest {
    private static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");
    private final Story story = new Story("TRADER1", 7, BEGIN);

    @Test
    void everyStepHasItsPlaceAndItsTime() {
        OrderExecution fill = story.traded("10000", "10000");
        List<TimelineEntry> timeline =
                Timeline.of(
                        Stream.of(story.copied(fill), fill, story.placed())
                                .map(OrderFact::of)
                                .toList(),
                        List.of(),
                        List.of());
        assertThat(timeline)
                .extracting(TimelineEntry::kind, TimelineEntry::title, TimelineEntry::hopMicros)
                .containsExactly(
                        tuple(TimelineEntry.Kind.COMMAND, "New order", null),
                        tuple(TimelineEntry.Kind.EXECUTION, "Trade", 1_000L),
                        tuple(TimelineEntry.Kind.DROP_COPY, "Drop copy: Trade", 1_000L));
        assertThat(timeline.getFirst().detail())
                .isEqualTo(
                        "Buy 10000 EURUSD Limit at 1.085 Day ClOrdID(11) TRADER1-C7 from TRADER1");
        assertThat(timeline.get(1).detail())
                .startsWith("LastQty(32) 10000 at 1.0849 Filled CumQty(14) 10000");
    }

    @Test
    void twoDropCopiesOfOneTradeAreOneFact() {
        OrderExecution fill = story.traded("10000", "10000");
        DropCopyExecution first = story.copied(fill);
        DropCopyExecution second =
                new DropCopyExecution(
                        new CommandId("OMSA-DC2", 1, 9),
                        first.oms(),
                        "OMSA-DC2",
                        first.report(),
                        true,
                        first.raw(),
                        first.receivedAt().plusMillis(3));
        List<TimelineEntry> timeline =
                Timeline.of(
                        Stream.of(second, first).map(OrderFact::of).toList(), List.of(), List.of());
        assertThat(timeline).hasSize(1);
        assertThat(timeline.getFirst().detail()).endsWith("by OMSA-DC and OMSA-DC2");
    }

    @Test
    void passwordsAreStars() {
        TimelineEntry entry =
                Timeline.of(List.of(OrderFact.of(story.placed())), List.of(), List.of()).getFirst();
        assertThat(entry.raw()).contains("554=***").doesNotContain("secret");
    }

    @Test
    void aDecisionShowsEveryRule() {
        TimelineEntry entry =
                Timeline.of(
                                List.of(
                                        OrderFact.of(
                                                story.rejected("kill-switch", "EURUSD is killed"))),
                                List.of(),
                                List.of())
                        .getFirst();
        assertThat(entry.title()).isEqualTo("Rejected by rule kill-switch");
        assertThat(entry.detail()).isEqualTo("EURUSD is killed");
        assertThat(entry.trace()).hasSize(1);
    }

    @Test
    void whatWasSentShowsWhatWasChanged() {
        Edit edit = new Edit(11, "C7", "T1-C7", "cl-ord-id-prefix");
        List<TimelineEntry> timeline =
                Timeline.of(
                        List.of(),
                        List.of(
                                new SentCommand("T:1:1", "OMSA-P", 1, 8, BEGIN, List.of(), "35=D|"),
                                new SentCommand(
                                        "T:1:2",
                                        "OMSA-S",
                                        1,
                                        9,
                                        BEGIN.plusMillis(1),
                                        List.of(edit),
                                        "35=F|554=secret|")),
                        List.of());
        assertThat(timeline)
                .extracting(TimelineEntry::kind, TimelineEntry::title, TimelineEntry::detail)
                .containsExactly(
                        tuple(
                                TimelineEntry.Kind.SENT,
                                "Sent to OMSA-P",
                                "Body unchanged MsgSeqNum(34) 8"),
                        tuple(
                                TimelineEntry.Kind.SENT,
                                "Sent to OMSA-S",
                                "Body unchanged but for 1 edit MsgSeqNum(34) 9"));
        assertThat(timeline.getLast().edits()).containsExactly(edit);
        assertThat(timeline.getLast().raw()).isEqualTo("35=F|554=***|");
    }

    @Test
    void aBreakOpensAndCloses() {
        ReconBreak difference =
                new ReconBreak(
                        "B1",
                        ReconBreak.Type.MISSING_AT_PLATFORM,
                        ReconBreak.Status.CLOSED,
                        "OMSA",
                        null,
                        story.orderId(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "the drop copy has a fill of 5000",
                        BEGIN,
                        BEGIN.plusSeconds(4));
        assertThat(Timeline.of(List.of(), List.of(), List.of(difference)))
                .extracting(TimelineEntry::title)
                .containsExactly("Break: Missing at platform", "Break closed: Missing at platform");
    }
}
