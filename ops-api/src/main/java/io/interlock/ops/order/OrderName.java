package io.interlock.ops.order;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.ExecId;
import io.interlock.domain.OrderId;
import io.interlock.fix.Tags;

/**
 * A name that leads to an order.
 *
 * @param tag the FIX field that it stands in
 */
public record OrderName(int tag, String value) {

    static OrderName of(ClOrdId name) {
        return new OrderName(Tags.CL_ORD_ID, name.value());
    }

    static OrderName of(OrderId name) {
        return new OrderName(Tags.ORDER_ID, name.value());
    }

    static OrderName of(ExecId name) {
        return new OrderName(Tags.EXEC_ID, name.value());
    }
}
