package io.interlock.simulators.oms.book;

import io.interlock.domain.OrdStatus;
import io.interlock.domain.OrdType;
import io.interlock.domain.Side;
import io.interlock.domain.TimeInForce;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the OMS has it. {@code clOrdId} is the newest of its chain, {@code names} all of
 * them. {@code automatic} says whether the market may trigger and fill it; an order that follows a
 * script is left to the script.
 */
public record BookOrder(
        String orderId,
        String clOrdId,
        List<String> names,
        String session,
        String account,
        String symbol,
        Side side,
        OrdType ordType,
        TimeInForce timeInForce,
        BigDecimal orderQty,
        @Nullable BigDecimal price,
        @Nullable BigDecimal stopPx,
        @Nullable Instant expires,
        Instant enteredAt,
        OrdStatus status,
        boolean triggered,
        boolean automatic,
        List<Trade> trades) {

    /** Reads a NewOrderSingle; {@link IllegalArgumentException} says what is wrong with it. */
    static BookOrder entered(String orderId, String session, FixMessage message, Instant now) {
        OrdType ordType = OrdType.of(message.text(Tag.ORD_TYPE));
        BigDecimal qty = message.decimal(Tag.ORDER_QTY);
        require(!message.text(Tag.SYMBOL).isEmpty(), "Symbol(55) is missing");
        require(Side.of(message.text(Tag.SIDE)) != Side.OTHER, "Side(54) is missing or unknown");
        require(ordType != OrdType.OTHER, "OrdType(40) is missing or unknown");
        require(qty != null && qty.signum() > 0, "OrderQty(38) must be a positive number");
        BigDecimal price = message.decimal(Tag.PRICE);
        BigDecimal stopPx = message.decimal(Tag.STOP_PX);
        boolean limited = ordType == OrdType.LIMIT || ordType == OrdType.STOP_LIMIT;
        boolean stopped = ordType == OrdType.STOP || ordType == OrdType.STOP_LIMIT;
        require(!limited || price != null, "Price(44) is missing");
        require(!stopped || stopPx != null, "StopPx(99) is missing");
        String clOrdId = message.text(Tag.CL_ORD_ID);
        String tif = message.find(Tag.TIME_IN_FORCE);
        return new BookOrder(
                orderId,
                clOrdId,
                List.of(clOrdId),
                session,
                message.text(Tag.ACCOUNT),
                message.text(Tag.SYMBOL),
                Side.of(message.text(Tag.SIDE)),
                ordType,
                tif == null ? TimeInForce.DAY : TimeInForce.of(tif),
                qty == null ? BigDecimal.ZERO : qty,
                price,
                stopPx,
                Expiry.of(message),
                now,
                OrdStatus.PENDING_NEW,
                false,
                true,
                List.of());
    }

    private static void require(boolean held, String otherwise) {
        if (!held) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    /** The same order, known to have come by {@code name}. */
    BookOrder by(String name) {
        return new BookOrder(
                orderId,
                clOrdId,
                names,
                name,
                account,
                symbol,
                side,
                ordType,
                timeInForce,
                orderQty,
                price,
                stopPx,
                expires,
                enteredAt,
                status,
                triggered,
                automatic,
                trades);
    }

    public BigDecimal cumQty() {
        return trades.stream()
                .filter(trade -> !trade.busted())
                .map(Trade::qty)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal leavesQty() {
        return isOpen() ? openQty() : BigDecimal.ZERO;
    }

    /** What was never filled, whether or not the order still stands. */
    BigDecimal openQty() {
        return orderQty.subtract(cumQty()).max(BigDecimal.ZERO);
    }

    /** Zero before the first fill. */
    public BigDecimal avgPx() {
        BigDecimal cum = cumQty();
        if (cum.signum() == 0) {
            return BigDecimal.ZERO;
        }
        return trades.stream()
                .filter(trade -> !trade.busted())
                .map(trade -> trade.qty().multiply(trade.px()))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(cum, MathContext.DECIMAL64);
    }

    public boolean isOpen() {
        return status == OrdStatus.PENDING_NEW
                || status == OrdStatus.NEW
                || status == OrdStatus.PARTIALLY_FILLED;
    }

    boolean isBuy() {
        return side == Side.BUY;
    }

    BookOrder with(OrdStatus newStatus) {
        return copy(
                clOrdId, names, orderQty, price, stopPx, newStatus, triggered, automatic, trades);
    }

    BookOrder triggeredNow() {
        return copy(clOrdId, names, orderQty, price, stopPx, status, true, automatic, trades);
    }

    BookOrder automatic(boolean on) {
        return copy(clOrdId, names, orderQty, price, stopPx, status, triggered, on, trades);
    }

    /** Remembers the name of a request on the order. */
    BookOrder alsoNamed(String name) {
        return copy(
                clOrdId, with(name), orderQty, price, stopPx, status, triggered, automatic, trades);
    }

    BookOrder named(String newest) {
        return copy(
                newest,
                with(newest),
                orderQty,
                price,
                stopPx,
                status,
                triggered,
                automatic,
                trades);
    }

    private List<String> with(String name) {
        List<String> all = new ArrayList<>(names);
        if (!all.contains(name)) {
            all.add(name);
        }
        return all;
    }

    BookOrder amended(BigDecimal qty, @Nullable BigDecimal newPrice, @Nullable BigDecimal newStop) {
        return copy(clOrdId, names, qty, newPrice, newStop, status, triggered, automatic, trades)
                .settled();
    }

    BookOrder traded(Trade trade) {
        List<Trade> all = new ArrayList<>(trades);
        all.add(trade);
        return withTrades(all);
    }

    BookOrder busted(Trade trade) {
        return withTrades(
                trades.stream().map(each -> each.equals(trade) ? each.bust() : each).toList());
    }

    BookOrder corrected(Trade trade, Trade correction) {
        return withTrades(
                trades.stream().map(each -> each.equals(trade) ? correction : each).toList());
    }

    private BookOrder withTrades(List<Trade> all) {
        return copy(clOrdId, names, orderQty, price, stopPx, status, triggered, automatic, all)
                .settled();
    }

    /** The status that the trades imply; an order once out of the market stays out of it. */
    private BookOrder settled() {
        return switch (status) {
            case CANCELED, EXPIRED, REJECTED, DONE_FOR_DAY, REPLACED, STOPPED, SUSPENDED -> this;
            case NEW,
                    PARTIALLY_FILLED,
                    FILLED,
                    PENDING_NEW,
                    PENDING_CANCEL,
                    PENDING_REPLACE,
                    CALCULATED,
                    OTHER ->
                    with(
                            cumQty().compareTo(orderQty) >= 0
                                    ? OrdStatus.FILLED
                                    : cumQty().signum() > 0
                                            ? OrdStatus.PARTIALLY_FILLED
                                            : OrdStatus.NEW);
        };
    }

    private BookOrder copy(
            String newClOrdId,
            List<String> newNames,
            BigDecimal newQty,
            @Nullable BigDecimal newPrice,
            @Nullable BigDecimal newStop,
            OrdStatus newStatus,
            boolean newTriggered,
            boolean newAutomatic,
            List<Trade> newTrades) {
        return new BookOrder(
                orderId,
                newClOrdId,
                List.copyOf(newNames),
                session,
                account,
                symbol,
                side,
                ordType,
                timeInForce,
                newQty,
                newPrice,
                newStop,
                expires,
                enteredAt,
                newStatus,
                newTriggered,
                newAutomatic,
                List.copyOf(newTrades));
    }
}
