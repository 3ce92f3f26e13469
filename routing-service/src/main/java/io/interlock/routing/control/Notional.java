package io.interlock.routing.control;

import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.events.OrderCommand;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What an order is worth, in the symbol's currency; a quantity counts units, not lots. */
public final class Notional {
    private Notional() {}

    /** OrderQty(38) times Price(44), else StopPx(99); null without a quantity or a price. */
    public static @Nullable BigDecimal of(OrderCommand command) {
        Price price = command.price() == null ? command.stopPx() : command.price();
        Quantity qty = command.orderQty();
        return price == null || qty == null ? null : qty.value().multiply(price.value()).abs();
    }
}
