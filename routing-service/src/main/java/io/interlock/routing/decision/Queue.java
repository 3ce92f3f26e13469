package io.interlock.routing.decision;

import io.interlock.domain.CommandId;
import io.interlock.events.OrderCommand;
import org.jspecify.annotations.Nullable;

/**
 * The orders that wait for throttles, as a decision may see them. Of the orders of one account only
 * the first waits for a throttle; the others wait behind it, so that they leave as they came.
 */
public interface Queue {
    /** Nobody waits. */
    Queue EMPTY = new Queue() {};

    /**
     * What an order waits for.
     *
     * @param key what the throttle counts apart: {@code gold-limit/account/L1001}
     * @param policy its name in traces and texts: {@code gold-limit v3}
     * @param id of the policy
     * @param most how many may wait for {@code key} at once
     */
    record Place(String key, String policy, String id, int most) {}

    /** Whether it waits already. */
    default boolean holds(CommandId order) {
        return false;
    }

    /** What an earlier order of the same account waits for; null where there is none. */
    default @Nullable Place ahead(OrderCommand command) {
        return null;
    }

    /** Whether an earlier order, of whatever account, waits for {@code key}. */
    default boolean busy(String key, OrderCommand command) {
        return false;
    }

    /** How many wait for {@code key}, with those behind them. */
    default int depth(String key) {
        return 0;
    }

    /** What an order waits for; null where it does not wait. */
    default @Nullable Place placeOf(CommandId order) {
        return null;
    }
}
