package io.interlock.recon.trade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Shares that people quote, in percent. */
public final class Share {
    private static final int PLACES = 4;

    private Share() {}

    /** {@code part} of itself and {@code rest}, rounded down: 100 means all. Null of nothing. */
    public static @Nullable BigDecimal percent(long part, long rest) {
        long all = part + rest;
        return all == 0
                ? null
                : BigDecimal.valueOf(part)
                        .multiply(BigDecimal.valueOf(100))
                        .divide(BigDecimal.valueOf(all), PLACES, RoundingMode.DOWN);
    }
}
