package io.interlock.ops.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.domain.CommandId;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.events.OrderExecution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderProjectionTest {
    private static final Instant BEGIN = Instant.parse("2026-11-20T10:00:00Z");
    private final Story story = new Story("TRADER1", 7, BEGIN);

    @Test
    void anOrderIsReceivedUntilTheOmsAnswers() {
        OrderItem item = item(story.placed(), story.routed());
        assertThat(item.status()).isEqualTo(OrderStatus.RECEIVED);
        assertThat(item.oms()).isEqualTo("OMSA");
        assertThat(item.leavesQty()).isEqualTo(Quantity.of(10_000));
    }

    @Test
    void fillsAddUp() {
        OrderItem item = item(filled().toArray());
        assertThat(item.id()).isEqualTo("TRADER1:1:7");
        assertThat(item.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(item.cumQty()).isEqualTo(Quantity.of(10_000));
        assertThat(item.leavesQty()).isEqualTo(Quantity.ZERO);
        assertThat(item.avgPx()).isEqualTo(Price.of("1.0849"));
        assertThat(item.omsSession()).isEqualTo("OMSA-P");
        assertThat(item.orderId()).isEqualTo(story.orderId());
        assertThat(item.anomalies()).isEmpty();
    }

    @Test
    void theOrderOfReadingChangesNothing() {
        List<Object> events = new ArrayList<>(filled());
        OrderItem inOrder = item(events.toArray());
        Random random = new Random(42);
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(events, random);
            assertThat(item(events.toArray())).isEqualTo(inOrder);
        }
    }

    @Test
    void aReportWithoutItsCommandIsNoOrderYet() {
        assertThat(OrderProjection.of(facts(story.acknowledged()))).isEmpty();
    }

    @Test
    void aDecisionCarriesItsCommand() {
        assertThat(item(story.routed(), story.acknowledged()).status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void aRuleThatSaysNoRejectsTheOrder() {
        OrderItem item = item(story.placed(), story.rejected("kill-switch", "EURUSD is killed"));
        assertThat(item.status()).isEqualTo(OrderStatus.REJECTED_BY_PLATFORM);
        assertThat(item.text()).isEqualTo("EURUSD is killed");
    }

    @Test
    void aRejectedCancelLeavesTheOrderWorking() {
        OrderItem item =
                item(
                        story.placed(),
                        story.routed(),
                        story.acknowledged(),
                        story.cancel(8, "C8"),
                        story.cancelRejected("C8", "too late"));
        assertThat(item.status()).isEqualTo(OrderStatus.NEW);
        assertThat(item.text()).isEqualTo("too late");
    }

    @Test
    void whatThePlatformRefusedIsRefused() {
        ExecutionReport no = story.rejectedByOms("Kafka is not available").report();
        OrderItem item = item(story.placed(), platformAnswer(story.id(), no));
        assertThat(item.status()).isEqualTo(OrderStatus.REFUSED);
        assertThat(item.text()).isEqualTo("Kafka is not available");
    }

    @Test
    void anOverfillIsBookedAndShown() {
        OrderItem item =
                item(
                        story.placed(),
                        story.routed(),
                        story.acknowledged(),
                        story.traded("11000", "11000"));
        assertThat(item.cumQty()).isEqualTo(Quantity.of(11_000));
        assertThat(item.anomalies()).anyMatch(text -> text.startsWith("OVERFILL"));
    }

    private List<Object> filled() {
        return List.of(
                story.placed(),
                story.routed(),
                story.acknowledged(),
                story.traded("4000", "4000"),
                story.traded("6000", "10000"));
    }

    private static OrderExecution platformAnswer(CommandId id, @Nullable ExecutionReport report) {
        return new OrderExecution(
                id,
                OrderExecution.Origin.PLATFORM,
                null,
                null,
                id.session(),
                null,
                "8",
                report,
                null,
                null,
                List.of(),
                "",
                BEGIN.plusMillis(5));
    }

    private static OrderItem item(Object... events) {
        return OrderProjection.of(facts(events)).orElseThrow().item();
    }

    private static List<OrderFact> facts(Object... events) {
        return Stream.of(events).map(OrderFact::of).toList();
    }
}
