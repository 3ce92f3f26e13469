package io.interlock.events;

import io.interlock.domain.Account;
import io.interlock.domain.CommandId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an account holds, and what its open orders may still make of it, on {@link
 * Topics#ACCOUNT_POSITIONS} under the account. Both are of one moment: what an order has filled is
 * in the position and no longer in the order.
 *
 * @param positions one a symbol that the account ever traded, flat ones too
 * @param orders that were decided and have not ended
 * @param decided of each client session the newest command whose decision is in here
 */
public record AccountPositions(
        Account account,
        List<Position> positions,
        List<OpenOrder> orders,
        List<CommandId> decided,
        long version,
        Instant updatedAt) {

    public AccountPositions {
        positions = List.copyOf(positions);
        orders = List.copyOf(orders);
        decided = List.copyOf(decided);
    }

    /**
     * The sum of all fills in one symbol.
     *
     * @param qty in units, below zero where sold short
     * @param avgPx at which what is open was opened; null where flat or never told
     * @param lastPx of the newest fill; null where never told
     */
    public record Position(
            Symbol symbol,
            BigDecimal qty,
            @Nullable Price avgPx,
            @Nullable Price lastPx,
            Instant lastAt) {
        public Position {
            BigDecimal least = qty.stripTrailingZeros();
            qty = least.scale() < 0 ? least.setScale(0) : least;
        }
    }

    /**
     * An order that may still trade.
     *
     * @param order the command of the chain's first order
     * @param orderQty the most that it may come to, replaces without an answer counted
     * @param cumQty of it, what is in the position
     * @param price the highest that it may have, Price(44) else StopPx(99); null for a market order
     */
    public record OpenOrder(
            CommandId order,
            Symbol symbol,
            Side side,
            Quantity orderQty,
            Quantity cumQty,
            @Nullable Price price) {

        /** What may still trade. */
        public Quantity leavesQty() {
            return orderQty.minusOrZero(cumQty);
        }
    }
}
