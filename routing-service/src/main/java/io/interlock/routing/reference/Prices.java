package io.interlock.routing.reference;

import io.interlock.domain.Symbol;
import io.interlock.events.ReferencePrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of reference prices at one instant. */
public interface Prices {
    /** None are known. */
    Prices NONE =
            new Prices() {
                @Override
                public List<ReferencePrice> of(Symbol symbol) {
                    return List.of();
                }

                @Override
                public @Nullable Range range(Symbol symbol, String source, Instant since) {
                    return null;
                }
            };

    /** How far a price went. */
    record Range(BigDecimal low, BigDecimal high) {
        Range and(Range other) {
            return new Range(low.min(other.low), high.max(other.high));
        }
    }

    /** The newest price of each source, the newest first. */
    List<ReferencePrice> of(Symbol symbol);

    /**
     * How far a source's price went since then, with the price that held at that time; null where
     * there was none. {@code since} is looked at in steps of {@link PriceBook#SLOT}.
     */
    @Nullable Range range(Symbol symbol, String source, Instant since);
}
