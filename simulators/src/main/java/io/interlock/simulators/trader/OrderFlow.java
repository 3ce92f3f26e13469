package io.interlock.simulators.trader;

import io.interlock.domain.OrdType;
import io.interlock.domain.TimeInForce;
import io.interlock.simulators.market.Market;
import io.interlock.simulators.market.Market.Quote;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Thinks up the next message of a trader; a function of its arguments and the random numbers. */
final class OrderFlow {
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    private static final int TOO_MANY_RESTING = 40;
    private final RandomGenerator random;

    OrderFlow(RandomGenerator random) {
        this.random = random;
    }

    /** A request on an order that rests, with the order; or a new order ({@code on} null). */
    record Move(FixMessage message, @Nullable TraderOrder on) {}

    Move next(
            TraderClient client, Mix mix, List<TraderOrder> resting, String clOrdId, Instant now) {
        int draw = random.nextInt(mix.total());
        boolean requests = mix.cancel() + mix.replace() > 0;
        if (requests && resting.size() >= TOO_MANY_RESTING) {
            return cancel(resting.getFirst(), clOrdId, now);
        }
        if (!resting.isEmpty() && draw < mix.cancel()) {
            return cancel(any(resting), clOrdId, now);
        }
        if (!resting.isEmpty() && draw < mix.cancel() + mix.replace()) {
            return replace(any(resting), clOrdId, now);
        }
        return new Move(order(client, mix, clOrdId, now), null);
    }

    private FixMessage order(TraderClient client, Mix mix, String clOrdId, Instant now) {
        String symbol = any(client.symbols());
        Quote quote = Market.quote(symbol, now);
        boolean buy = random.nextBoolean();
        OrdType type = type(mix);
        boolean limited = type == OrdType.LIMIT || type == OrdType.STOP_LIMIT;
        boolean stopped = type == OrdType.STOP || type == OrdType.STOP_LIMIT;
        TimeInForce tif = timeInForce(type);
        BigDecimal stop = stopped ? away(quote, buy, symbol) : null;
        BigDecimal price = !limited ? null : stop != null ? stop : limit(quote, buy, tif, symbol);
        return FixMessage.type("D")
                .with(Tag.CL_ORD_ID, clOrdId)
                .with(Tag.ACCOUNT, client.account())
                .with(Tag.SYMBOL, symbol)
                .with(Tag.SIDE, buy ? '1' : '2')
                .with(Tag.TRANSACT_TIME, UTC.format(now))
                .with(Tag.ORDER_QTY, quantity(symbol))
                .with(Tag.ORD_TYPE, type.code())
                .with(Tag.PRICE, price)
                .with(Tag.STOP_PX, stop)
                .with(Tag.TIME_IN_FORCE, tif.code())
                .with(
                        Tag.EXPIRE_TIME,
                        tif == TimeInForce.GTD ? UTC.format(now.plusSeconds(60)) : null)
                .build();
    }

    private OrdType type(Mix mix) {
        int draw = random.nextInt(mix.market() + mix.limit() + mix.stop() + mix.stopLimit());
        if (draw < mix.market()) {
            return OrdType.MARKET;
        }
        if (draw < mix.market() + mix.limit()) {
            return OrdType.LIMIT;
        }
        return draw < mix.market() + mix.limit() + mix.stop() ? OrdType.STOP : OrdType.STOP_LIMIT;
    }

    private TimeInForce timeInForce(OrdType type) {
        int draw = random.nextInt(100);
        if (type == OrdType.MARKET) {
            return draw < 80 ? TimeInForce.DAY : draw < 90 ? TimeInForce.IOC : TimeInForce.FOK;
        }
        if (type == OrdType.LIMIT && draw < 30) {
            return draw < 15 ? TimeInForce.IOC : TimeInForce.FOK;
        }
        return draw < 60 ? TimeInForce.DAY : draw < 85 ? TimeInForce.GTC : TimeInForce.GTD;
    }

    /** Half of the limits cross the market, the others wait a little below or above it. */
    private BigDecimal limit(Quote quote, boolean buy, TimeInForce tif, String symbol) {
        boolean immediate = tif == TimeInForce.IOC || tif == TimeInForce.FOK;
        if (random.nextInt(100) < (immediate ? 80 : 50)) {
            double better = buy ? 1.0005 : 0.9995;
            return round((buy ? quote.ask() : quote.bid()).doubleValue() * better, symbol);
        }
        return away(quote, !buy, symbol);
    }

    private BigDecimal away(Quote quote, boolean above, String symbol) {
        double distance = 0.0003 + random.nextDouble() * 0.0015;
        double from = (above ? quote.ask() : quote.bid()).doubleValue();
        return round(from * (above ? 1 + distance : 1 - distance), symbol);
    }

    private static BigDecimal round(double price, String symbol) {
        return BigDecimal.valueOf(price)
                .setScale(Market.base(symbol).scale(), RoundingMode.HALF_UP);
    }

    private BigDecimal quantity(String symbol) {
        boolean currencies =
                symbol.length() == 6
                        && !symbol.startsWith("X")
                        && Market.base(symbol).intValue() < 1_000;
        int lots = 1 + random.nextInt(10);
        return BigDecimal.valueOf(currencies ? lots * 10_000L : lots);
    }

    private static FixMessage.Builder request(
            String msgType, TraderOrder order, String clOrdId, Instant now) {
        return FixMessage.type(msgType)
                .with(Tag.CL_ORD_ID, clOrdId)
                .with(Tag.ORIG_CL_ORD_ID, order.current())
                .with(Tag.ACCOUNT, order.request().text(Tag.ACCOUNT))
                .with(Tag.SYMBOL, order.request().text(Tag.SYMBOL))
                .with(Tag.SIDE, order.request().text(Tag.SIDE))
                .with(Tag.TRANSACT_TIME, UTC.format(now));
    }

    private static Move cancel(TraderOrder order, String clOrdId, Instant now) {
        return new Move(
                request("F", order, clOrdId, now).with(Tag.ORDER_QTY, order.orderQty()).build(),
                order);
    }

    private Move replace(TraderOrder order, String clOrdId, Instant now) {
        FixMessage first = order.request();
        BigDecimal qty = order.orderQty().add(quantity(first.text(Tag.SYMBOL)));
        FixMessage message =
                request("G", order, clOrdId, now)
                        .with(Tag.ORDER_QTY, qty)
                        .with(Tag.ORD_TYPE, first.find(Tag.ORD_TYPE))
                        .with(Tag.PRICE, first.find(Tag.PRICE))
                        .with(Tag.STOP_PX, first.find(Tag.STOP_PX))
                        .with(Tag.TIME_IN_FORCE, first.find(Tag.TIME_IN_FORCE))
                        .with(Tag.EXPIRE_TIME, first.find(Tag.EXPIRE_TIME))
                        .build();
        return new Move(message, order);
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
