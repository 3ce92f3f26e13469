package io.interlock.simulators.oms.book;

import io.interlock.domain.OrdType;
import io.interlock.domain.TimeInForce;
import io.interlock.simulators.market.Market.Quote;
import io.interlock.simulators.oms.book.Action.Kind;
import java.math.BigDecimal;
import java.util.List;

/**
 * What happens to a new order that no script speaks of: acknowledged in 2 ms, filled a few later
 * where the market allows it; every fifth in parts, every third IOC for 60 % only.
 */
public enum Behaviour {
    USUAL {
        @Override
        List<Action> plan(BookOrder order, Quote quote, long n) {
            Action ack = Action.of(Kind.ACK).after(2);
            if (order.ordType() == OrdType.STOP || order.ordType() == OrdType.STOP_LIMIT) {
                return List.of(ack);
            }
            if (!isMarketable(order, quote)) {
                return Expiry.mayRest(order.timeInForce())
                        ? List.of(ack)
                        : List.of(ack, unfillable(order));
            }
            Action rest = Action.of(Kind.FILL).after(3);
            if (order.timeInForce() == TimeInForce.IOC && n % 3 == 0) {
                return List.of(ack, rest.fraction("0.6"), unfillable(order));
            }
            if (order.timeInForce() != TimeInForce.FOK && n % 5 == 0) {
                return List.of(
                        ack, rest.fraction("0.4"), rest.fraction("0.3").after(15), rest.after(15));
            }
            return List.of(ack, rest);
        }
    },
    /** For measurements: New and Filled at once, whatever the order says. */
    PLAIN {
        @Override
        List<Action> plan(BookOrder order, Quote quote, long n) {
            return List.of(Action.of(Kind.ACK), Action.of(Kind.FILL));
        }
    };

    abstract List<Action> plan(BookOrder order, Quote quote, long n);

    private static Action unfillable(BookOrder order) {
        return Action.of(Kind.CANCEL)
                .after(1)
                .because(0, "Rest of " + order.timeInForce() + " order canceled");
    }

    static boolean isMarketable(BookOrder order, Quote quote) {
        BigDecimal limit = order.price();
        if (order.ordType() == OrdType.MARKET || order.ordType() == OrdType.STOP) {
            return true;
        }
        return limit != null
                && (order.isBuy()
                        ? limit.compareTo(quote.ask()) >= 0
                        : limit.compareTo(quote.bid()) <= 0);
    }

    static boolean isTriggered(BookOrder order, Quote quote) {
        BigDecimal stop = order.stopPx();
        return stop == null
                || (order.isBuy()
                        ? quote.ask().compareTo(stop) >= 0
                        : quote.bid().compareTo(stop) <= 0);
    }
}
