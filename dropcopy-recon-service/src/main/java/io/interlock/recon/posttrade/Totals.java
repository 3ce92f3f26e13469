package io.interlock.recon.posttrade;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Control totals of trades. */
public record Totals(long rows, BigDecimal qty, BigDecimal notional, BigDecimal commission) {
    public static final Totals NONE =
            new Totals(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    public Totals plus(Trade trade) {
        return new Totals(
                rows + 1,
                qty.add(zero(trade.lastQty())),
                notional.add(zero(trade.notional())),
                commission.add(zero(trade.commission())));
    }

    private static BigDecimal zero(@Nullable BigDecimal value) {
        return value == null ? BigDecimal.ZERO : value;
    }
}
