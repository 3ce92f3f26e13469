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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The book of one OMS. Not safe for use by several threads: its owner calls it from one. Every call
 * returns what is to be sent, and what is to be done later, in order.
 */
public final class OmsBook {
    private final String name;
    private final String run;
    private final Behaviour behaviour;
    private final Rules rules = new Rules();
    private final Orders orders = new Orders();
    private final Map<String, List<FixMessage>> hidden = new HashMap<>();
    private final List<Effect> effects = new ArrayList<>();
    private long orderCount;
    private long execCount;

    /** {@code run} makes the identifiers of this run differ from those of every other. */
    public OmsBook(String name, String run, Behaviour behaviour) {
        this.name = name;
        this.run = run;
        this.behaviour = behaviour;
    }

    public void addRules(Collection<Rule> more) {
        rules.add(more);
    }

    public void clearRules() {
        rules.clear();
    }

    public List<Rule> rules() {
        return rules.all();
    }

    public Collection<BookOrder> orders() {
        return orders.all();
    }

    public Optional<BookOrder> order(String clOrdIdOrOrderId) {
        return orders.byName(clOrdIdOrOrderId).or(() -> orders.byId(clOrdIdOrOrderId));
    }

    /** Takes an order back into the book after a restart. */
    public void recover(BookOrder order) {
        orders.put(order);
    }

    public List<Effect> receive(String session, FixMessage message, Instant now) {
        switch (message.msgType()) {
            case "D" -> newOrder(session, message, now);
            case "F", "G" -> request(session, message, now);
            case "H" -> status(session, message, now);
            case "j" -> {}
            default ->
                    send(
                            session,
                            Reports.businessReject(message, 3, "MsgType(35) is not supported"),
                            To.ORDER_SESSION);
        }
        return drained();
    }

    public List<Effect> perform(Step step, Instant now) {
        orders.byId(step.orderId()).ifPresent(order -> act(order, step, now));
        return drained();
    }

    /** What somebody at the control port wants; it happens to closed orders too. */
    public List<Effect> insist(BookOrder order, Action action, Instant now) {
        act(order, new Step(order.orderId(), action, null, true), now);
        return drained();
    }

    /** Lets the market move: expiries, triggered stops, resting limits that became marketable. */
    public List<Effect> tick(Instant now) {
        for (BookOrder order : orders.open()) {
            if (Expiry.isOver(order, now)) {
                act(order, step(order, Action.of(Kind.EXPIRE), null, false), now);
            } else if (order.automatic() && order.status() != OrdStatus.PENDING_NEW) {
                move(order, Market.quote(order.symbol(), now), now);
            }
        }
        return drained();
    }

    private void move(BookOrder order, Quote quote, Instant now) {
        BookOrder current = order;
        if (!order.triggered() && order.stopPx() != null && Behaviour.isTriggered(order, quote)) {
            current = orders.put(order.triggeredNow());
        }
        boolean live = current.triggered() || current.stopPx() == null;
        if (live && Behaviour.isMarketable(current, quote)) {
            act(current, step(current, Action.of(Kind.FILL), null, false), now);
        }
    }

    private void newOrder(String session, FixMessage message, Instant now) {
        String clOrdId = message.find(Tag.CL_ORD_ID);
        if (clOrdId == null) {
            FixMessage reject = Reports.businessReject(message, 5, "ClOrdID(11) is missing");
            send(session, reject, To.ORDER_SESSION);
            return;
        }
        if (orders.isTaken(clOrdId)) {
            duplicate(session, message, now);
            return;
        }
        orderCount++;
        String orderId = name + "-" + run + "-" + orderCount;
        try {
            BookOrder order = orders.put(BookOrder.entered(orderId, session, message, now));
            List<Action> script = rules.actions(message, session);
            boolean scripted = !script.isEmpty() && script.get(0).kind() != Kind.DEFAULT;
            Quote quote = Market.quote(order.symbol(), now);
            List<Action> plan = scripted ? script : behaviour.plan(order, quote, orderCount);
            boolean resting = !scripted && plan.stream().noneMatch(a -> a.kind() == Kind.FILL);
            schedule(orders.put(order.automatic(resting)), plan, null, scripted, now);
        } catch (IllegalArgumentException e) {
            String text = String.valueOf(e.getMessage());
            send(session, Reports.refusal(message, orderId, nextExecId(), 99, text, now), To.BOTH);
        }
    }

    private void duplicate(String session, FixMessage message, Instant now) {
        Optional<BookOrder> known = orders.byName(message.find(Tag.CL_ORD_ID));
        if ("Y".equals(message.find(Tag.POSS_RESEND)) && known.isPresent()) {
            send(session, statusOf(known.get(), message, now), To.BOTH);
        } else {
            String text = "ClOrdID(11) was used before";
            send(session, Reports.refusal(message, "NONE", nextExecId(), 6, text, now), To.BOTH);
        }
    }

    private void request(String session, FixMessage message, Instant now) {
        Optional<BookOrder> found =
                orders.byName(message.find(Tag.ORIG_CL_ORD_ID))
                        .or(() -> orders.byId(message.find(Tag.ORDER_ID)));
        List<Action> script = rules.actions(message, session);
        boolean scripted = !script.isEmpty() && script.get(0).kind() != Kind.DEFAULT;
        if (found.isEmpty()) {
            if (script.stream().noneMatch(action -> action.kind() == Kind.SILENCE)) {
                refuse(session, message, null, 1, "Unknown order", now);
            }
            return;
        }
        BookOrder order = found.get();
        if (orders.isTaken(message.find(Tag.CL_ORD_ID))) {
            refuse(session, message, order, 6, "ClOrdID(11) was used before", now);
            return;
        }
        orders.alias(message.text(Tag.CL_ORD_ID), order);
        List<Action> plan = scripted ? script : List.of(Action.of(Kind.ACCEPT));
        schedule(order, plan, message, scripted, now);
    }

    private void status(String session, FixMessage message, Instant now) {
        Optional<BookOrder> order =
                orders.byName(message.find(Tag.CL_ORD_ID))
                        .or(() -> orders.byId(message.find(Tag.ORDER_ID)));
        FixMessage report =
                order.map(known -> statusOf(known, message, now))
                        .orElseGet(() -> Reports.unknownOrder(message, nextExecId(), now));
        send(session, report, To.BOTH);
    }

    private FixMessage statusOf(BookOrder order, FixMessage request, Instant now) {
        return Reports.execution(order, nextExecId(), ExecType.ORDER_STATUS, now)
                .with(Tag.ORD_STATUS_REQ_ID, request.find(Tag.ORD_STATUS_REQ_ID))
                .build();
    }

    private void schedule(
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

    private static Step step(
            BookOrder order, Action action, @Nullable FixMessage request, boolean insisted) {
        return new Step(order.orderId(), action, request, insisted);
    }

    private void act(BookOrder order, Step step, Instant now) {
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

    private void refuse(
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

    private void send(String session, FixMessage message, To to) {
        effects.add(new Effect.Report(session, message, to));
    }

    private String nextExecId() {
        return name + "-" + run + "-E" + ++execCount;
    }

    private List<Effect> drained() {
        List<Effect> all = List.copyOf(effects);
        effects.clear();
        return all;
    }
}
