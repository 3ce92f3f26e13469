package io.interlock.routing.reference;

import io.interlock.events.ReferencePrice;
import io.interlock.routing.reference.Prices.Range;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The prices of one source for one symbol: the newest, and highs and lows in slots of time. */
final class Track {
    private static final int SLOTS =
            (int) (PriceBook.REACH.toSeconds() / PriceBook.SLOT.toSeconds()) + 1;

    /** Prices of ten seconds, counted since 1970, and the one that held when they began. */
    private record Slot(long number, Range range) {}

    private final @Nullable Slot[] slots = new Slot[SLOTS];
    private volatile @Nullable ReferencePrice newest;

    @Nullable ReferencePrice newest() {
        return newest;
    }

    synchronized void take(ReferencePrice price) {
        ReferencePrice known = newest;
        if (known != null && price.at().isBefore(known.at())) {
            return;
        }
        long number = number(price.at());
        int place = Math.floorMod(number, SLOTS);
        Slot slot = slots[place];
        Range range = new Range(price.price(), price.price());
        if (slot != null && slot.number() == number) {
            range = range.and(slot.range());
        } else if (known != null && !known.at().isBefore(price.at().minus(PriceBook.REACH))) {
            range = range.and(new Range(known.price(), known.price()));
        }
        slots[place] = new Slot(number, range);
        newest = price;
    }

    synchronized @Nullable Range range(Instant since) {
        long first = number(since);
        Range found = null;
        for (Slot slot : slots) {
            if (slot != null && slot.number() >= first) {
                found = found == null ? slot.range() : found.and(slot.range());
            }
        }
        ReferencePrice held = newest;
        return found == null && held != null ? new Range(held.price(), held.price()) : found;
    }

    private static long number(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), PriceBook.SLOT.toSeconds());
    }
}
