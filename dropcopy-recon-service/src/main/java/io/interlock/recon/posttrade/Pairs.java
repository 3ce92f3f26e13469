package io.interlock.recon.posttrade;

import java.util.Comparator;
import java.util.Iterator;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Two sides' trades, each in the order {@link #ORDER}, as pairs of the same trade. */
public final class Pairs {
    /** By ExecID(17), then by the day of the trade. */
    public static final Comparator<Trade> ORDER =
            Comparator.comparing(Trade::execId)
                    .thenComparing(
                            Trade::tradeDate, Comparator.nullsFirst(Comparator.naturalOrder()));

    private Pairs() {}

    /** Calls {@code pair} for each trade, with null for a side that has none. */
    public static void merge(
            Iterator<Trade> platform,
            Iterator<Trade> dropCopy,
            BiConsumer<@Nullable Trade, @Nullable Trade> pair) {
        Trade one = next(platform);
        Trade two = next(dropCopy);
        while (one != null || two != null) {
            int order = one == null ? 1 : two == null ? -1 : ORDER.compare(one, two);
            pair.accept(order <= 0 ? one : null, order >= 0 ? two : null);
            one = order <= 0 ? next(platform) : one;
            two = order >= 0 ? next(dropCopy) : two;
        }
    }

    private static @Nullable Trade next(Iterator<Trade> trades) {
        return trades.hasNext() ? trades.next() : null;
    }
}
