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
    Queue EMPTY =
            new Queue() {
                @Override
                public boolean holds(CommandId order) {
                    return false;
                }

                @Override
                public @Nullable Place ahead(OrderCommand command) {
                    return null;
                }

                @Override
                public boolean busy(String key, OrderCommand command) {
                    return false;
                }

                @Override
                public int depth(String key) {
                    return 0;
                }

                @Override
                public @Nullable Place placeOf(CommandId order) {
                    return null;
                }
            };

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
    boolean holds(CommandId order);

    /** What an earlier order of the same account waits for; null where there is none. */
    @Nullable Place ahead(OrderCommand command);

    /** Whether an earlier order, of whatever account, waits for {@code key}. */
    boolean busy(String key, OrderCommand command);

    /** How many wait for {@code key}, with those behind them. */
    int depth(String key);

    /** What an order waits for; null where it does not wait. */
    @Nullable Place placeOf(CommandId order);
}
