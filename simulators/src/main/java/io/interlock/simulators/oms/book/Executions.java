package io.interlock.simulators.oms.book;

import io.interlock.domain.ExecType;
import io.interlock.domain.OrdStatus;
import io.interlock.simulators.market.Market;
import io.interlock.simulators.market.Market.Quote;
import io.interlock.simulators.oms.book.Action.Kind;
import io.interlock.simulators.oms.book.Effect.To;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Carries out actions on orders: changes the order, writes the report, says who gets it. */
final class Executions {
    private final String prefix;
    private final Orders orders;
    private final Map<String, List<FixMessage>> hidden = new HashMap<>();
    private final List<Effect> effects = new ArrayList<>();
    private long execCount;

    /** ExecIDs are {@code prefix} and a counter. */
    Executions(String prefix, Orders orders) {
        this.prefix = prefix;
        this.orders = orders;
    }

    void schedule(
            BookOrder order,
            List<Action> plan,
            @Nullable FixMessage request,
            boolean insisted,
            Instant now) {
        long at = 0;
        for (Action action : plan) {
            at += action.afterMs();
            Step step = step(order, action, request, insisted);
            if (at == 0) {
                orders.byId(order.orderId()).ifPresent(current -> act(current, step, now));
            } else {
                effects.add(new Effect.Later(Duration.ofMillis(at), step));
            }
        }
    }

    static Step step(
            BookOrder order, Action action, @Nullable FixMessage request, boolean insisted) {
        return new Step(order.orderId(), action, request, insisted);
    }

    void act(BookOrder order, Step step, Instant now) {
        Action action = step.action();
        switch (action.kind()) {
            case PENDING -> report(order, ExecType.PENDING_NEW, action, now);
            case ACK -> {
                if (order.status() == OrdStatus.PENDING_NEW) {
                    report(order.with(OrdStatus.NEW), ExecType.NEW, action, now);
                }
            }
            case FILL -> {
                if (order.isOpen() || step.insisted()) {
                    fill(order, action, now);
                }
            }
            case REJECT -> reject(order, action, now);
            case CANCEL -> close(order, OrdStatus.CANCELED, ExecType.CANCELED, action, now);
            case EXPIRE -> close(order, OrdStatus.EXPIRED, ExecType.EXPIRED, action, now);
            case BUST -> bust(order, action, now);
            case CORRECT -> correct(order, action, now);
            case RELEASE -> release(order);
            case ACCEPT, DEFAULT -> accept(order, step, now);
            case REFUSE -> {
                FixMessage request = step.request();
                if (request != null) {
                    String text = action.text() == null ? "Refused" : action.text();
                    refuse(order.session(), request, order, action.code(), text, now);
                }
            }
            case SILENCE -> {}
        }
    }

    private void fill(BookOrder order, Action action, Instant now) {
        BigDecimal qty = action.qty();
        if (qty == null && action.fraction() != null) {
            int scale = Math.max(0, order.orderQty().scale());
            qty =
                    order.orderQty()
                            .multiply(action.fraction())
                            .setScale(scale, RoundingMode.DOWN)
                            .min(order.openQty());
        }
        BigDecimal last = qty == null ? order.openQty() : qty;
        if (last.signum() <= 0) {
            return;
        }
        BigDecimal px = action.px();
        Trade trade = new Trade(nextExecId(), last, px == null ? price(order, now) : px, false);
        BookOrder traded = orders.put(order.traded(trade));
        deliver(traded, Reports.trade(traded, trade, ExecType.TRADE, now), action);
    }

    private static BigDecimal price(BookOrder order, Instant now) {
        Quote quote = Market.quote(order.symbol(), now);
        BigDecimal market = order.isBuy() ? quote.ask() : quote.bid();
        BigDecimal limit = order.price();
        if (limit == null) {
            return market;
        }
        return order.isBuy() ? market.min(limit) : market.max(limit);
    }

    private void reject(BookOrder order, Action action, Instant now) {
        BookOrder rejected = orders.put(order.with(OrdStatus.REJECTED));
        FixMessage.Builder report =
                Reports.execution(rejected, nextExecId(), ExecType.REJECTED, now)
                        .with(Tag.ORD_REJ_REASON, String.valueOf(action.code()));
        deliver(rejected, report, action);
    }

    private void close(
            BookOrder order, OrdStatus status, ExecType type, Action action, Instant now) {
        if (order.isOpen()) {
            report(order.with(status), type, action, now);
        }
    }

    private void bust(BookOrder order, Action action, Instant now) {
        newestTrade(order)
                .ifPresent(trade -> {
                    BookOrder busted = orders.put(order.automatic(false).busted(trade));
                    Trade bust = new Trade(nextExecId(), trade.qty(), trade.px(), true);
                    deliver(
                            busted,
                            Reports.trade(busted, bust, ExecType.TRADE_CANCEL, now)
                                    .with(Tag.EXEC_REF_ID, trade.execId()),
                            action);
                });
    }

    private void correct(BookOrder order, Action action, Instant now) {
        newestTrade(order)
                .ifPresent(trade -> {
                    BigDecimal qty = action.qty() == null ? trade.qty() : action.qty();
                    BigDecimal px = action.px() == null ? trade.px() : action.px();
                    Trade correction = new Trade(nextExecId(), qty, px, false);
                    BookOrder corrected =
                            orders.put(order.automatic(false).corrected(trade, correction));
                    deliver(
                            corrected,
                            Reports.trade(corrected, correction, ExecType.TRADE_CORRECT, now)
                                    .with(Tag.EXEC_REF_ID, trade.execId()),
                            action);
                });
    }

    private static Optional<Trade> newestTrade(BookOrder order) {
        return order.trades().reversed().stream().filter(trade -> !trade.busted()).findFirst();
    }

    private void release(BookOrder order) {
        List<FixMessage> kept = hidden.remove(order.orderId());
        if (kept != null) {
            kept.forEach(message -> send(order.session(), message, To.ORDER_SESSION));
        }
    }

    private void accept(BookOrder asked, Step step, Instant now) {
        FixMessage request = step.request();
        if (request == null) {
            return;
        }
        BookOrder order = asked;
        if (order.status() == OrdStatus.PENDING_NEW) {
            order = order.with(OrdStatus.NEW);
            report(order, ExecType.NEW, Action.of(Kind.ACK), now);
        }
        String session = order.session();
        if (!order.isOpen()) {
            refuse(session, request, order, 0, "Too late: order is " + order.status(), now);
        } else if (request.msgType().equals("F")) {
            String orig = order.clOrdId();
            BookOrder canceled =
                    orders.put(order.named(request.text(Tag.CL_ORD_ID)).with(OrdStatus.CANCELED));
            deliver(
                    canceled,
                    Reports.execution(canceled, nextExecId(), ExecType.CANCELED, now)
                            .with(Tag.ORIG_CL_ORD_ID, orig),
                    step.action());
        } else {
            replace(order, request, step.action(), now);
        }
    }

    private void replace(BookOrder order, FixMessage request, Action action, Instant now) {
        BigDecimal qty = request.decimal(Tag.ORDER_QTY);
        BigDecimal newQty = qty == null ? order.orderQty() : qty;
        if (newQty.signum() <= 0 || newQty.compareTo(order.cumQty()) < 0) {
            String text = "OrderQty(38) is below what is filled";
            refuse(order.session(), request, order, 99, text, now);
            return;
        }
        BigDecimal price = request.decimal(Tag.PRICE);
        BigDecimal stopPx = request.decimal(Tag.STOP_PX);
        String orig = order.clOrdId();
        BookOrder replaced =
                orders.put(
                        order.named(request.text(Tag.CL_ORD_ID))
                                .amended(
                                        newQty,
                                        price == null ? order.price() : price,
                                        stopPx == null ? order.stopPx() : stopPx));
        deliver(
                replaced,
                Reports.execution(replaced, nextExecId(), ExecType.REPLACED, now)
                        .with(Tag.ORIG_CL_ORD_ID, orig),
                action);
    }

    void refuse(
            String session,
            FixMessage request,
            @Nullable BookOrder order,
            int code,
            String text,
            Instant now) {
        FixMessage reject = Reports.cancelReject(request, order, code, text, now);
        send(session, reject, To.ORDER_SESSION);
    }

    private void report(BookOrder order, ExecType type, Action action, Instant now) {
        BookOrder kept = orders.put(order);
        deliver(kept, Reports.execution(kept, nextExecId(), type, now), action);
    }

    private void deliver(BookOrder order, FixMessage.Builder report, Action action) {
        report.with(Tag.TEXT, action.text());
        action.extra().forEach(report::with);
        FixMessage message = report.build();
        if (action.hidden()) {
            hidden.computeIfAbsent(order.orderId(), id -> new ArrayList<>()).add(message);
        }
        send(order.session(), message, action.hidden() ? To.DROP_COPY : To.BOTH);
    }

    void send(String session, FixMessage message, To to) {
        effects.add(new Effect.Report(session, message, to));
    }

    String nextExecId() {
        return prefix + ++execCount;
    }

    List<Effect> drained() {
        List<Effect> all = List.copyOf(effects);
        effects.clear();
        return all;
    }
}
