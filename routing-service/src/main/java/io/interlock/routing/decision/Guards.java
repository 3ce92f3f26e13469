package io.interlock.routing.decision;

import io.interlock.events.OrderCommand;
import io.interlock.events.TrippedGuard;
import io.interlock.routing.control.RecentOrders.Sent;
import io.interlock.routing.reference.Prices;
import org.jspecify.annotations.Nullable;

/** What market guards look at beside an order and the policies. */
public record Guards(Prices prices, Earlier earlier, Tripped tripped) {
    public static final Guards NONE = new Guards(Prices.NONE, order -> null, key -> null);

    /** Orders that were sent. */
    public interface Earlier {
        /** The newest that is like {@code order}; null where none is remembered. */
        @Nullable Sent like(OrderCommand order);
    }

    /** Guards that stop orders. */
    public interface Tripped {
        /** Null while it lets orders pass. */
        @Nullable TrippedGuard of(String key);
    }
}
