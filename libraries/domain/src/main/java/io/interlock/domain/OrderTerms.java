package io.interlock.domain;

import org.jspecify.annotations.Nullable;

/** What is to be traded, as last accepted. Null is not known or not applicable. */
public record OrderTerms(
        @Nullable Account account,
        @Nullable Symbol symbol,
        Side side,
        OrdType ordType,
        TimeInForce timeInForce,
        @Nullable Quantity orderQty,
        @Nullable Price price,
        @Nullable Price stopPx) {

    static final OrderTerms UNKNOWN =
            new OrderTerms(
                    null, null, Side.OTHER, OrdType.OTHER, TimeInForce.OTHER, null, null, null);

    /** These terms with the quantity and prices given; null keeps what is here. */
    OrderTerms with(
            @Nullable Quantity newQty, @Nullable Price newPrice, @Nullable Price newStopPx) {
        return new OrderTerms(
                account,
                symbol,
                side,
                ordType,
                timeInForce,
                newQty == null ? orderQty : newQty,
                newPrice == null ? price : newPrice,
                newStopPx == null ? stopPx : newStopPx);
    }

    /** These terms, with {@code other} speaking where these are silent. */
    OrderTerms orElse(OrderTerms other) {
        return new OrderTerms(
                account == null ? other.account : account,
                symbol == null ? other.symbol : symbol,
                side == Side.OTHER ? other.side : side,
                ordType == OrdType.OTHER ? other.ordType : ordType,
                timeInForce == TimeInForce.OTHER ? other.timeInForce : timeInForce,
                orderQty == null ? other.orderQty : orderQty,
                price == null ? other.price : price,
                stopPx == null ? other.stopPx : stopPx);
    }

    static OrderTerms of(ExecutionReport report) {
        return new OrderTerms(
                report.account(),
                report.symbol(),
                report.side(),
                report.ordType(),
                TimeInForce.OTHER,
                report.orderQty(),
                report.price(),
                report.stopPx());
    }
}
