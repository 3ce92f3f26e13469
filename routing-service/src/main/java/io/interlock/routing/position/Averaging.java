package io.interlock.routing.position;

import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions.Position;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills to a net position. What opens moves the average price, what closes leaves it, and what goes
 * through zero opens at its own price.
 */
public final class Averaging {
    private Averaging() {}

    public static Position flat(Symbol symbol) {
        return new Position(symbol, BigDecimal.ZERO, null, null, Instant.EPOCH);
    }

    /** The position that {@code trades} of one symbol make, in this order. */
    public static Position of(Symbol symbol, List<Trade> trades) {
        Position position = flat(symbol);
        for (Trade trade : trades) {
            position = with(position, trade);
        }
        return position;
    }

    /** {@code position} after one more fill. */
    public static Position with(Position position, Trade trade) {
        BigDecimal before = position.qty();
        BigDecimal after = before.add(trade.qty());
        return new Position(
                position.symbol(),
                after,
                average(position, trade, after),
                trade.px() == null ? position.lastPx() : trade.px(),
                trade.px() == null ? position.lastAt() : trade.at());
    }

    private static @Nullable Price average(Position position, Trade trade, BigDecimal after) {
        BigDecimal before = position.qty();
        Price avgPx = position.avgPx();
        Price px = trade.px();
        if (after.signum() == 0) {
            return null;
        }
        if (before.signum() == 0 || before.signum() != after.signum()) {
            return px;
        }
        boolean closes = before.signum() != trade.qty().signum();
        if (closes || px == null) {
            return avgPx;
        }
        if (avgPx == null) {
            return px;
        }
        BigDecimal worth = before.multiply(avgPx.value()).add(trade.qty().multiply(px.value()));
        return new Price(worth.divide(after, MathContext.DECIMAL64));
    }
}
