package io.interlock.gateway.price;

import io.interlock.domain.Symbol;
import io.interlock.events.ReferencePrice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * So many prices of a symbol and source in a second at most: what comes in between is overtaken by
 * what comes after it, and the last one always gets its turn. Any thread offers, one takes.
 */
final class Pace {
    private record Key(String source, Symbol symbol) {}

    private static final class Slot {
        private @Nullable ReferencePrice waiting;
        private long gapNanos;
        private long freeAt;
        private boolean used;
    }

    private final Map<Key, Slot> slots = new LinkedHashMap<>();

    /** {@code perSecond} is at least 1. */
    synchronized void offer(ReferencePrice price, int perSecond) {
        Slot slot =
                slots.computeIfAbsent(new Key(price.source(), price.symbol()), key -> new Slot());
        slot.waiting = price;
        slot.gapNanos = 1_000_000_000L / perSecond;
    }

    /** Those whose turn it is at {@code nanoTime}, the newest of each. */
    synchronized List<ReferencePrice> due(long nanoTime) {
        List<ReferencePrice> due = new ArrayList<>();
        for (Slot slot : slots.values()) {
            ReferencePrice price = slot.waiting;
            if (price != null && (!slot.used || nanoTime - slot.freeAt >= 0)) {
                slot.waiting = null;
                slot.used = true;
                slot.freeAt = nanoTime + slot.gapNanos;
                due.add(price);
            }
        }
        return due;
    }

    /** It could not be sent: it waits for its turn again, unless there is a newer one. */
    synchronized void giveBack(ReferencePrice price) {
        Slot slot = slots.get(new Key(price.source(), price.symbol()));
        if (slot != null && slot.waiting == null) {
            slot.waiting = price;
        }
    }

    /** The source is gone: what it said last is not said any more, and its place is free. */
    synchronized void forget(String source) {
        slots.keySet().removeIf(key -> key.source().equals(source));
    }
}
