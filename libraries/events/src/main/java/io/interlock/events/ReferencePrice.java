package io.interlock.events;

import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a source says an instrument is worth, on {@link Topics#REFERENCE_PRICES} under the symbol.
 * At least one of bid, ask and last is there.
 *
 * @param source for example {@code LP1}
 * @param last the last trade's price, or a mid
 * @param at when the source had it
 */
public record ReferencePrice(
        Symbol symbol,
        String source,
        @Nullable Price bid,
        @Nullable Price ask,
        @Nullable Price last,
        Instant at) {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    public ReferencePrice {
        if (bid == null && ask == null && last == null) {
            throw new IllegalArgumentException("a reference price needs bid, ask or last");
        }
    }

    /** In the middle of bid and ask; else the last; else the one side there is. */
    public BigDecimal price() {
        if (bid != null && ask != null) {
            return bid.value().add(ask.value()).divide(TWO); // exact: half of a decimal is one
        }
        if (last != null) {
            return last.value();
        }
        return bid != null ? bid.value() : ask == null ? BigDecimal.ZERO : ask.value();
    }
}
