package io.interlock.ops.completeness;

import io.interlock.domain.Environment;
import io.interlock.domain.OrderId;
import io.interlock.ops.order.OrderChange;
import io.interlock.ops.order.OrderFact;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order by the name that its OMS gives it: all that a drop copy says of it. */
public record AtOms(String oms, String orderId) {

    /** Absent where the fact names no order. */
    public static @Nullable AtOms of(OrderFact fact) {
        OrderId id = fact.orderId();
        return fact.oms() == null || id == null ? null : new AtOms(fact.oms(), id.value());
    }

    /** The names that these changes taught us, each with its order's environment. */
    public static Map<AtOms, Environment> learned(List<OrderChange> changes) {
        Map<AtOms, Environment> learned = new HashMap<>();
        for (OrderChange change : changes) {
            Map<AtOms, Environment> now = in(change.after());
            now.keySet().removeAll(in(change.before()).keySet());
            learned.putAll(now);
        }
        return learned;
    }

    private static Map<AtOms, Environment> in(Collection<OrderFact> facts) {
        Map<AtOms, Environment> names = new HashMap<>();
        Environment environment = Counts.environment(facts);
        if (environment == null) {
            return names;
        }
        for (OrderFact fact : facts) {
            AtOms name = fact instanceof OrderFact.Answered ? of(fact) : null;
            if (name != null) {
                names.put(name, environment);
            }
        }
        return names;
    }
}
