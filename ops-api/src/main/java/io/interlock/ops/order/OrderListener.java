package io.interlock.ops.order;

import java.util.List;

/** Counts orders, inside the transaction that stores what is new about them. */
public interface OrderListener {

    /**
     * Each fact comes once, whatever is delivered again.
     *
     * @param changes the orders that were touched
     * @param fresh every new fact, those too that belong to no order known by name
     */
    void changed(List<OrderChange> changes, List<OrderFact> fresh);
}
