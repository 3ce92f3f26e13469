package io.interlock.ops.order;

import java.util.ArrayList;
import java.util.List;

/**
 * What a batch told about one order.
 *
 * @param id the order's
 * @param before what was known of it
 * @param fresh what is new
 */
public record OrderChange(String id, List<OrderFact> before, List<OrderFact> fresh) {

    /** All that is known now. */
    public List<OrderFact> after() {
        List<OrderFact> all = new ArrayList<>(before);
        all.addAll(fresh);
        return all;
    }
}
