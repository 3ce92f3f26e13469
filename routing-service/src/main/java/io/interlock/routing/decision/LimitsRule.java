package io.interlock.routing.decision;

import io.interlock.domain.Quantity;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.Notional;
import io.interlock.routing.decision.Rule.Answer;
import io.interlock.routing.decision.Rule.RejectCode;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What policies say of an order's side, type, size and value. */
final class LimitsRule {
    private LimitsRule() {}

    /** The first limit that the order breaks; null where it breaks none. */
    static @Nullable Answer limited(
            OrderCommand command, SymbolState symbol, View view, Instant now) {
        for (Own<Control.Limits> own : Own.about(command, view, now, Control.Limits.class)) {
            Answer no = limited(command, symbol, own);
            if (no != null) {
                return no;
            }
        }
        return null;
    }

    private static @Nullable Answer limited(
            OrderCommand command, SymbolState symbol, Own<Control.Limits> own) {
        Control.Limits limits = own.control();
        if (!limits.sides().isEmpty() && !limits.sides().contains(command.side())) {
            return own.reject(
                    RejectCode.UNSUPPORTED,
                    "Side(54) " + command.side() + " is not one of " + limits.sides());
        }
        if (!limits.ordTypes().isEmpty() && !limits.ordTypes().contains(command.ordType())) {
            return own.reject(
                    RejectCode.UNSUPPORTED,
                    "OrdType(40) " + command.ordType() + " is not one of " + limits.ordTypes());
        }
        Quantity qty = command.orderQty();
        Quantity least = limits.minQty();
        Quantity most = limits.maxQty();
        if (qty != null && least != null && qty.compareTo(least) < 0) {
            return own.reject(
                    RejectCode.INCORRECT_QUANTITY, "OrderQty(38) " + qty + " is below " + least);
        }
        if (qty != null && most != null && qty.compareTo(most) > 0) {
            return own.reject(
                    RejectCode.INCORRECT_QUANTITY, "OrderQty(38) " + qty + " exceeds " + most);
        }
        return tooMuchMoney(command, symbol, own);
    }

    private static @Nullable Answer tooMuchMoney(
            OrderCommand command, SymbolState symbol, Own<Control.Limits> own) {
        BigDecimal most = own.control().maxNotional();
        if (most == null) {
            return null;
        }
        BigDecimal notional = Notional.of(command);
        if (notional == null) {
            return own.reject(RejectCode.EXCEEDS_LIMIT, PolicyRules.unknownValue(command));
        }
        return notional.compareTo(most) <= 0
                ? null
                : own.reject(
                        RejectCode.EXCEEDS_LIMIT,
                        "The order's value "
                                + notional.stripTrailingZeros().toPlainString()
                                + " "
                                + symbol.currency()
                                + " exceeds "
                                + most.toPlainString());
    }
}
