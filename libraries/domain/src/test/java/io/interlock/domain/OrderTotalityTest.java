package io.interlock.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever an OMS says, in whatever order: no exception, and what must hold holds. */
class OrderTotalityTest {
    private static final String[] CL_ORD_IDS = {"X", "Y", "Z", "W"};

    @Test
    void noSequenceOfFactsThrows() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Order order = Order.of(OrderScript.ID);
            List<OrderEvent> events = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                OrderEvent event = event(random, i);
                events.add(event);
                Order next = order.apply(event).order();
                assertThat(order.apply(event).order()).as("seed %s", seed).isEqualTo(next);
                order = next;
            }
            Order replayed = Order.of(OrderScript.ID);
            for (OrderEvent event : events) {
                replayed = replayed.apply(event).order();
            }
            assertThat(replayed).as("seed %s", seed).isEqualTo(order);
            assertThat(order.execIds()).hasSizeLessThanOrEqualTo(60);
        }
    }

    private static OrderEvent event(Random random, int i) {
        ClOrdId clOrdId = new ClOrdId(CL_ORD_IDS[random.nextInt(CL_ORD_IDS.length)]);
        return switch (random.nextInt(12)) {
            case 0 ->
                    new OrderEvent.Placed(
                            clOrdId, OrderScript.terms(1000, OrdType.LIMIT, TimeInForce.DAY));
            case 1 -> new OrderEvent.Sent("OMSA", "OMSA-P");
            case 2 -> new OrderEvent.CancelRequested(clOrdId);
            case 3 ->
                    new OrderEvent.ReplaceRequested(
                            clOrdId, Quantity.of(random.nextInt(2000)), null, null);
            case 4 -> new OrderEvent.RejectedByPlatform("no");
            case 5 ->
                    new OrderEvent.CancelRejected(
                            new CancelReject(
                                    null,
                                    random.nextBoolean() ? clOrdId : null,
                                    null,
                                    OrdStatus.OTHER,
                                    0,
                                    null,
                                    null));
            default -> new OrderEvent.Reported(report(random, i, clOrdId));
        };
    }

    private static ExecutionReport report(Random random, int i, ClOrdId clOrdId) {
        ExecType[] types = ExecType.values();
        OrdStatus[] statuses = OrdStatus.values();
        return new ExecutionReport(
                null,
                random.nextInt(8) == 0 ? null : new ExecId("E" + random.nextInt(i + 1)),
                random.nextBoolean() ? null : new ExecId("E" + random.nextInt(i + 1)),
                random.nextInt(4) == 0 ? null : clOrdId,
                random.nextBoolean() ? null : new ClOrdId(CL_ORD_IDS[random.nextInt(4)]),
                null,
                null,
                Side.BUY,
                OrdType.LIMIT,
                types[random.nextInt(types.length)],
                statuses[random.nextInt(statuses.length)],
                qty(random),
                px(random),
                null,
                qty(random),
                px(random),
                qty(random),
                qty(random),
                px(random),
                random.nextInt(3) == 0 ? random.nextInt(10) : null,
                null,
                null);
    }

    private static @Nullable Quantity qty(Random random) {
        return random.nextInt(4) == 0 ? null : Quantity.of(random.nextInt(15) * 100L);
    }

    private static @Nullable Price px(Random random) {
        return random.nextInt(4) == 0 ? null : Price.of(Integer.toString(random.nextInt(5) - 1));
    }
}
