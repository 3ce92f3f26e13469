package io.interlock.ops.position;

import io.interlock.domain.Account;
import io.interlock.domain.Environment;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.events.AccountPositions;
import io.interlock.events.AccountPositions.OpenOrder;
import io.interlock.events.AccountPositions.Position;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one account holds of one symbol.
 *
 * @param qty in units, below zero where sold short
 * @param avgPx at which what is open was opened
 * @param openBuyQty what open orders may still buy
 * @param openSellQty what open orders may still sell
 * @param lastPx of the newest fill
 */
record PositionItem(
        Account account,
        Environment environment,
        Symbol symbol,
        BigDecimal qty,
        @Nullable Price avgPx,
        BigDecimal openBuyQty,
        BigDecimal openSellQty,
        @Nullable Price lastPx,
        @Nullable Instant lastAt,
        Instant updatedAt) {

    /** The symbols in which the account has something, by name. */
    static List<PositionItem> of(AccountPositions account, Environment environment) {
        Map<String, Symbol> symbols = new TreeMap<>();
        account.positions().stream()
                .filter(position -> position.qty().signum() != 0)
                .forEach(position -> symbols.put(position.symbol().value(), position.symbol()));
        account.orders().forEach(order -> symbols.put(order.symbol().value(), order.symbol()));
        List<PositionItem> items = new ArrayList<>();
        for (Symbol symbol : symbols.values()) {
            items.add(of(account, environment, symbol));
        }
        return items;
    }

    private static PositionItem of(
            AccountPositions account, Environment environment, Symbol symbol) {
        Position position =
                account.positions().stream()
                        .filter(one -> one.symbol().equals(symbol))
                        .findFirst()
                        .orElse(null);
        return new PositionItem(
                account.account(),
                environment,
                symbol,
                position == null ? BigDecimal.ZERO : position.qty(),
                position == null ? null : position.avgPx(),
                leaves(account, symbol, true),
                leaves(account, symbol, false),
                position == null ? null : position.lastPx(),
                position == null || position.lastPx() == null ? null : position.lastAt(),
                account.updatedAt());
    }

    private static BigDecimal leaves(AccountPositions account, Symbol symbol, boolean buys) {
        return account.orders().stream()
                .filter(order -> order.symbol().equals(symbol))
                .filter(order -> (order.side() == Side.BUY) == buys)
                .map(OpenOrder::leavesQty)
                .map(Quantity::value)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
