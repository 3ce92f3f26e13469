package io.interlock.routing.decision;

import io.interlock.domain.CommandId;
import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions.OpenOrder;
import io.interlock.events.AccountPositions.Position;
import io.interlock.events.AccountState;
import io.interlock.events.AccountState.Funds;
import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.Compiled;
import io.interlock.routing.position.Averaging;
import io.interlock.routing.position.Holdings;
import io.interlock.routing.position.KeptOrder;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What margin holdings need, each symbol by the first policy about it and for the worst that its
 * open orders can make of the position. What no such policy is about needs none.
 *
 * @param amount in the currency of the funds, rounded up to hundredths
 * @param unknown why nobody knows it; null where it is known
 */
record MarginNeed(BigDecimal amount, @Nullable String unknown) {
    private static final int DECIMALS = 2;

    /** Who asks about what, and with what money. */
    record Asker(OrderCommand command, View view, AccountState account, Funds funds, Instant now) {

        MarginNeed of(Holdings holdings) {
            BigDecimal sum = BigDecimal.ZERO.setScale(DECIMALS);
            for (Symbol symbol : holdings.symbols()) {
                Holdings about = holdings.about(symbol);
                if (about.net(symbol).signum() == 0 && about.orders().isEmpty()) {
                    continue;
                }
                MarginNeed one = of(symbol, about);
                if (one.unknown() != null) {
                    return one;
                }
                sum = sum.add(one.amount());
            }
            return new MarginNeed(sum, null);
        }

        private MarginNeed of(Symbol symbol, Holdings about) {
            SymbolState listed = view.symbol(command.environment(), symbol);
            if (listed == null) {
                return unknown("Symbol(55) " + symbol + ", which the account holds, is not listed");
            }
            Control.Margin margin = margin(listed);
            if (margin == null) {
                return new MarginNeed(BigDecimal.ZERO, null);
            }
            BigDecimal rate = rate(listed, margin);
            if (rate == null) {
                return unknown("no rate from " + listed.currency() + " to " + funds.currency());
            }
            BigDecimal worth = worst(symbol, about, margin);
            if (worth == null) {
                return unknown(
                        "no price of Symbol(55) "
                                + symbol
                                + " is known for OrdType(40) "
                                + command.ordType());
            }
            return new MarginNeed(
                    // quantities are units, so that the contract size says nothing here
                    worth.multiply(margin.multiplier())
                            .multiply(rate)
                            .divide(leverage(margin), DECIMALS, RoundingMode.UP),
                    null);
        }

        private Control.@Nullable Margin margin(SymbolState listed) {
            for (Compiled one : view.policies().about(command, listed, now)) {
                if (one.policy().control() instanceof Control.Margin margin) {
                    return margin;
                }
            }
            return null;
        }

        private @Nullable BigDecimal rate(SymbolState listed, Control.Margin margin) {
            return listed.currency().equals(funds.currency())
                    ? BigDecimal.ONE
                    : margin.rates().get(listed.currency() + "/" + funds.currency());
        }

        private BigDecimal leverage(Control.Margin margin) {
            String group = account.group();
            return group == null
                    ? margin.leverage()
                    : margin.groups().getOrDefault(group, margin.leverage());
        }

        /** Of all buys filled and all sells filled, what is worth more. */
        private @Nullable BigDecimal worst(Symbol symbol, Holdings about, Control.Margin margin) {
            Position position = about.position(symbol).orElseGet(() -> Averaging.flat(symbol));
            BigDecimal bought = side(position, about, margin, 1);
            BigDecimal sold = side(position, about, margin, -1);
            return bought == null || sold == null ? null : bought.max(sold);
        }

        private @Nullable BigDecimal side(
                Position position, Holdings about, Control.Margin margin, int direction) {
            BigDecimal net = position.qty().multiply(BigDecimal.valueOf(direction));
            BigDecimal worth = BigDecimal.ZERO;
            if (net.signum() > 0) {
                Price px = position.avgPx() == null ? position.lastPx() : position.avgPx();
                if (px == null) {
                    return null;
                }
                worth = net.multiply(px.value()).abs();
            }
            BigDecimal leaves = BigDecimal.ZERO;
            BigDecimal ordered = BigDecimal.ZERO;
            for (OpenOrder order : about.orders()) {
                if (KeptOrder.direction(order.side()) == direction) {
                    Price px = price(order, position, margin);
                    if (px == null) {
                        return null;
                    }
                    BigDecimal qty = order.leavesQty().value();
                    leaves = leaves.add(qty);
                    ordered = ordered.add(qty.multiply(px.value()).abs());
                }
            }
            return worth.add(opening(net, leaves, ordered));
        }

        /** Orders close before they open: what closes needs nothing. */
        private static BigDecimal opening(BigDecimal net, BigDecimal leaves, BigDecimal ordered) {
            if (net.signum() >= 0) {
                return ordered;
            }
            BigDecimal opens = leaves.add(net);
            return opens.signum() <= 0
                    ? BigDecimal.ZERO
                    : ordered.multiply(opens).divide(leaves, MathContext.DECIMAL64);
        }

        /** Of the order that is asked about the last price must be young; others have passed. */
        private @Nullable Price price(OpenOrder order, Position position, Control.Margin margin) {
            if (order.price() != null) {
                return order.price();
            }
            CommandId asked = KeptOrder.root(command);
            if (!order.order().equals(asked)) {
                return position.lastPx() == null ? position.avgPx() : position.lastPx();
            }
            Long age = margin.lastPxMaxAgeMillis();
            boolean young = age != null && !position.lastAt().plusMillis(age).isBefore(now);
            return young ? position.lastPx() : null;
        }

        private static MarginNeed unknown(String why) {
            return new MarginNeed(BigDecimal.ZERO, why);
        }
    }
}
