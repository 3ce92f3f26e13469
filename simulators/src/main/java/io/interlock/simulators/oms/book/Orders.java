package io.interlock.simulators.oms.book;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The orders by OrderID(37) and by every ClOrdID(11) of their chains; forgets old closed ones. */
final class Orders {
    private static final int KEPT = 20_000;
    private final Map<String, BookOrder> byId = new LinkedHashMap<>();
    private final Map<String, String> idOfName = new HashMap<>();
    private final Map<String, BookOrder> open = new LinkedHashMap<>();

    BookOrder put(BookOrder order) {
        byId.put(order.orderId(), order);
        order.names().forEach(name -> idOfName.put(name, order.orderId()));
        if (order.isOpen()) {
            open.put(order.orderId(), order);
        } else {
            open.remove(order.orderId());
        }
        forgetOldest();
        return order;
    }

    boolean isTaken(@Nullable String name) {
        return idOfName.containsKey(name);
    }

    Optional<BookOrder> byId(@Nullable String orderId) {
        return Optional.ofNullable(orderId).map(byId::get);
    }

    Optional<BookOrder> byName(@Nullable String clOrdId) {
        return Optional.ofNullable(clOrdId).map(idOfName::get).map(byId::get);
    }

    Collection<BookOrder> all() {
        return List.copyOf(byId.values());
    }

    List<BookOrder> open() {
        return new ArrayList<>(open.values());
    }

    private void forgetOldest() {
        if (byId.size() <= KEPT) {
            return;
        }
        int looks = 0;
        Iterator<BookOrder> oldest = byId.values().iterator();
        while (byId.size() > KEPT && looks++ < 100 && oldest.hasNext()) {
            BookOrder order = oldest.next();
            if (!order.isOpen()) {
                oldest.remove();
                order.names().forEach(idOfName::remove);
            }
        }
    }
}
