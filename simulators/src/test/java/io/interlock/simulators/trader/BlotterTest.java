package io.interlock.simulators.trader;

import static org.assertj.core.api.Assertions.assertThat;

import io.interlock.simulators.wire.FixMessage;
import org.junit.jupiter.api.Test;

class BlotterTest {
    private final Blotter blotter = new Blotter();

    private TraderOrder sent(String clOrdId) {
        FixMessage order = FixMessage.parse("35=D|11=" + clOrdId + "|38=10|40=2|");
        TraderOrder sent = TraderOrder.sent(1, "T", order, 100, 110);
        blotter.sent(sent);
        return sent;
    }

    private String seen(String clOrdId) {
        TraderOrder order = blotter.order(clOrdId).orElseThrow();
        return order.status() + " " + order.cumQty() + "/" + order.leavesQty();
    }

    @Test
    void replacedOrderIsKnownByEveryNameOfItsChain() {
        TraderOrder order = sent("A1");
        blotter.requested("A2", order);
        blotter.received(FixMessage.parse("35=8|11=A2|41=A1|150=5|39=0|38=20|14=0|151=20|"), 150);
        blotter.received(FixMessage.parse("35=8|11=A2|150=F|39=1|38=20|14=5|151=15|"), 160);

        assertThat(seen("A1")).isEqualTo(seen("A2")).isEqualTo("PARTIALLY_FILLED 5/15");
        assertThat(blotter.resting("T")).extracting(TraderOrder::current).containsExactly("A2");
        assertThat(blotter.order("A1").orElseThrow().latencyNanos()).isEqualTo(50);
    }

    @Test
    void businessRejectThatNamesAnOrderEndsIt() {
        sent("A1");
        blotter.received(FixMessage.parse("35=j|372=D|379=A1|380=4|58=Not now|"), 150);

        assertThat(seen("A1")).isEqualTo("REJECTED 0/0");
        assertThat(blotter.otherRejects()).isEqualTo(1);
    }

    @Test
    void oldestOrdersAreForgotten() {
        for (int i = 0; i <= 20_000; i++) {
            sent("A" + i);
        }

        assertThat(blotter.order("A0")).isEmpty();
        assertThat(blotter.order("A1")).isPresent();
    }
}
