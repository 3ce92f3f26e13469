package io.interlock.ops.order;

import io.interlock.domain.OrderId;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** An order under the name that an OMS gave it: drop copies and breaks know no other. */
public record OmsOrder(String oms, OrderId orderId) {

    /** The names in these facts, each once. */
    public static List<OmsOrder> of(Collection<OrderFact> facts) {
        return facts.stream().flatMap(OmsOrder::of).distinct().toList();
    }

    private static Stream<OmsOrder> of(OrderFact fact) {
        String oms = fact.oms();
        OrderId orderId = fact.orderId();
        return oms == null || orderId == null
                ? Stream.empty()
                : Stream.of(new OmsOrder(oms, orderId));
    }
}
