package io.interlock.simulators.oms.book;

import io.interlock.domain.ExecType;
import io.interlock.domain.OrdStatus;
import io.interlock.simulators.market.Market;
import io.interlock.simulators.market.Market.Quote;
import io.interlock.simulators.oms.book.Action.Kind;
import io.interlock.simulators.oms.book.Effect.To;
import io.interlock.simulators.wire.FixMessage;
import io.interlock.simulators.wire.Tag;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The book of one OMS. Not safe for use by several threads: its owner calls it from one. Every call
 * returns what is to be sent, and what is to be done later, in order.
 */
public final class OmsBook {
    private final String prefix;
    private final Behaviour behaviour;
    private final Rules rules = new Rules();
    private final Orders orders = new Orders();
    private final Executions executions;
    private long orderCount;

    /** {@code run} makes the identifiers of this run differ from those of every other. */
    public OmsBook(String name, String run, Behaviour behaviour) {
        this.prefix = name + "-" + run + "-";
        this.behaviour = behaviour;
        this.executions = new Executions(prefix + "E", orders);
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
                    executions.send(
                            session,
                            Reports.businessReject(message, 3, "MsgType(35) is not supported"),
                            To.ORDER_SESSION);
        }
        return executions.drained();
    }

    public List<Effect> perform(Step step, Instant now) {
        orders.byId(step.orderId()).ifPresent(order -> executions.act(order, step, now));
        return executions.drained();
    }

    /** What somebody at the control port wants; it happens to closed orders too. */
    public List<Effect> insist(BookOrder order, Action action, Instant now) {
        executions.act(order, new Step(order.orderId(), action, null, true), now);
        return executions.drained();
    }

    /** Lets the market move: expiries, triggered stops, resting limits that became marketable. */
    public List<Effect> tick(Instant now) {
        for (BookOrder order : orders.open()) {
            if (Expiry.isOver(order, now)) {
                executions.act(
                        order, Executions.step(order, Action.of(Kind.EXPIRE), null, false), now);
            } else if (order.automatic() && order.status() != OrdStatus.PENDING_NEW) {
                move(order, Market.quote(order.symbol(), now), now);
            }
        }
        return executions.drained();
    }

    private void move(BookOrder order, Quote quote, Instant now) {
        BookOrder current = order;
        if (!order.triggered() && order.stopPx() != null && Behaviour.isTriggered(order, quote)) {
            current = orders.put(order.triggeredNow());
        }
        boolean live = current.triggered() || current.stopPx() == null;
        if (live && Behaviour.isMarketable(current, quote)) {
            executions.act(
                    current, Executions.step(current, Action.of(Kind.FILL), null, false), now);
        }
    }

    private void newOrder(String session, FixMessage message, Instant now) {
        String clOrdId = message.find(Tag.CL_ORD_ID);
        if (clOrdId == null) {
            noClOrdId(session, message);
            return;
        }
        if (orders.isTaken(clOrdId)) {
            duplicate(session, message, now);
            return;
        }
        orderCount++;
        String orderId = prefix + orderCount;
        try {
            BookOrder order = orders.put(BookOrder.entered(orderId, session, message, now));
            List<Action> script = rules.actions(message, session);
            boolean scripted = !script.isEmpty() && script.get(0).kind() != Kind.DEFAULT;
            Quote quote = Market.quote(order.symbol(), now);
            List<Action> plan = scripted ? script : behaviour.plan(order, quote, orderCount);
            boolean resting = !scripted && plan.stream().noneMatch(a -> a.kind() == Kind.FILL);
            executions.schedule(orders.put(order.automatic(resting)), plan, null, scripted, now);
        } catch (IllegalArgumentException e) {
            String text = String.valueOf(e.getMessage());
            executions.send(
                    session,
                    Reports.refusal(message, orderId, executions.nextExecId(), 99, text, now),
                    To.BOTH);
        }
    }

    private void noClOrdId(String session, FixMessage message) {
        FixMessage reject = Reports.businessReject(message, 5, "ClOrdID(11) is missing");
        executions.send(session, reject, To.ORDER_SESSION);
    }

    private void duplicate(String session, FixMessage message, Instant now) {
        Optional<BookOrder> known = orders.byName(message.find(Tag.CL_ORD_ID));
        if ("Y".equals(message.find(Tag.POSS_RESEND)) && known.isPresent()) {
            executions.send(session, statusOf(known.get(), message, now), To.BOTH);
        } else {
            String text = "ClOrdID(11) was used before";
            executions.send(
                    session,
                    Reports.refusal(message, "NONE", executions.nextExecId(), 6, text, now),
                    To.BOTH);
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
                executions.refuse(session, message, null, 1, "Unknown order", now);
            }
            return;
        }
        BookOrder order = found.get();
        String clOrdId = message.find(Tag.CL_ORD_ID);
        if (clOrdId == null) {
            noClOrdId(session, message);
            return;
        }
        if (orders.isTaken(clOrdId)) {
            executions.refuse(session, message, order, 6, "ClOrdID(11) was used before", now);
            return;
        }
        orders.put(order.alsoNamed(clOrdId));
        List<Action> plan = scripted ? script : List.of(Action.of(Kind.ACCEPT));
        executions.schedule(order, plan, message, scripted, now);
    }

    private void status(String session, FixMessage message, Instant now) {
        Optional<BookOrder> order =
                orders.byName(message.find(Tag.CL_ORD_ID))
                        .or(() -> orders.byId(message.find(Tag.ORDER_ID)));
        FixMessage report =
                order.map(known -> statusOf(known, message, now))
                        .orElseGet(
                                () -> Reports.unknownOrder(message, executions.nextExecId(), now));
        executions.send(session, report, To.BOTH);
    }

    private FixMessage statusOf(BookOrder order, FixMessage request, Instant now) {
        return Reports.execution(order, executions.nextExecId(), ExecType.ORDER_STATUS, now)
                .with(Tag.ORD_STATUS_REQ_ID, request.find(Tag.ORD_STATUS_REQ_ID))
                .build();
    }
}
