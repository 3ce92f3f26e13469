package io.interlock.routing.control.condition;

import dev.cel.common.types.CelType;
import dev.cel.common.types.NullableType;
import dev.cel.common.types.SimpleType;
import io.interlock.domain.OrdType;
import io.interlock.domain.Price;
import io.interlock.domain.Side;
import io.interlock.domain.TimeInForce;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderCommand.Kind;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.Notional;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a condition may ask, under FIX's own words. Amounts are doubles: exact to 15 digits, which
 * is enough to tell orders apart and not to book them.
 */
public enum Variable {
    SYMBOL("symbol", SimpleType.STRING, (order, symbol) -> symbol.symbol().value()),
    BUCKET("bucket", SimpleType.STRING, (order, symbol) -> symbol.bucket()),
    ASSET_CLASS("assetClass", SimpleType.STRING, (order, symbol) -> symbol.assetClass()),
    ACCOUNT(
            "account",
            NullableType.create(SimpleType.STRING),
            (order, symbol) -> order.account() == null ? null : order.account().value()),
    CLIENT_SESSION("clientSession", SimpleType.STRING, (order, symbol) -> order.clientSession()),
    SIDE("side", Side.values(), (order, symbol) -> order.side().name()),
    ORD_TYPE("ordType", OrdType.values(), (order, symbol) -> order.ordType().name()),
    TIME_IN_FORCE(
            "timeInForce", TimeInForce.values(), (order, symbol) -> order.timeInForce().name()),
    ORDER_QTY(
            "orderQty",
            NullableType.create(SimpleType.DOUBLE),
            (order, symbol) -> order.orderQty() == null ? null : amount(order.orderQty().value())),
    PRICE("price", NullableType.create(SimpleType.DOUBLE), (order, symbol) -> price(order.price())),
    STOP_PX(
            "stopPx",
            NullableType.create(SimpleType.DOUBLE),
            (order, symbol) -> price(order.stopPx())),
    NOTIONAL(
            "notional",
            NullableType.create(SimpleType.DOUBLE),
            (order, symbol) -> amount(Notional.of(order))),
    KIND("kind", Kind.values(), (order, symbol) -> order.kind().name());

    private final String word;
    private final CelType type;
    private final List<String> choices;
    private final BiFunction<OrderCommand, SymbolState, @Nullable Object> reading;

    Variable(
            String word,
            CelType type,
            BiFunction<OrderCommand, SymbolState, @Nullable Object> reading) {
        this(word, type, List.of(), reading);
    }

    Variable(
            String word,
            Enum<?>[] values,
            BiFunction<OrderCommand, SymbolState, @Nullable Object> reading) {
        this(word, SimpleType.STRING, Arrays.stream(values).map(Enum::name).toList(), reading);
    }

    Variable(
            String word,
            CelType type,
            List<String> values,
            BiFunction<OrderCommand, SymbolState, @Nullable Object> reading) {
        this.word = word;
        this.type = type;
        this.choices = values;
        this.reading = reading;
    }

    /** As it is written in a condition. */
    public String word() {
        return word;
    }

    CelType type() {
        return type;
    }

    /** All it can be; empty where that is not limited. */
    List<String> choices() {
        return choices;
    }

    /** Of an order in a symbol; null where the order does not say it. */
    @Nullable Object of(OrderCommand order, SymbolState symbol) {
        return reading.apply(order, symbol);
    }

    private static @Nullable Double price(@Nullable Price price) {
        return price == null ? null : amount(price.value());
    }

    private static @Nullable Double amount(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.doubleValue();
    }
}
