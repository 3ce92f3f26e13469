package io.interlock.ops.order;

import io.interlock.domain.Account;
import io.interlock.domain.CancelReject;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.Environment;
import io.interlock.domain.ExecId;
import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.OrdType;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import io.interlock.domain.TimeInForce;
import io.interlock.events.DropCopyExecution;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One order of 10,000 EURUSD, told event by event; each event is a millisecond after the one
 * before.
 */
public final class Story {
    private final String session;
    private final int number;
    private final String oms;
    private final Instant begin;
    private final String account;
    private final String clOrdId;
    private final OrderId orderId;
    private Environment environment = Environment.LIVE;
    private Instant now;
    private int reports;

    public Story(String session, int number, Instant begin) {
        this(session, number, begin, "OMSA");
    }

    public Story(String session, int number, Instant begin, String oms) {
        this(session, number, begin, oms, "L1001");
    }

    public Story(String session, int number, Instant begin, String oms, String account) {
        this.account = account;
        this.session = session;
        this.number = number;
        this.oms = oms;
        this.begin = begin;
        this.now = begin;
        this.clOrdId = session + "-C" + number;
        this.orderId = new OrderId(oms + "-" + session + "-" + number);
    }

    /** The same in another environment. */
    public Story in(Environment other) {
        environment = other;
        return this;
    }

    public CommandId id() {
        return new CommandId(session, 1, number);
    }

    public String clOrdId() {
        return clOrdId;
    }

    public OrderId orderId() {
        return orderId;
    }

    private Instant tick() {
        now = now.plusMillis(1);
        return now;
    }

    public OrderCommand placed() {
        return command(OrderCommand.Kind.NEW, number, clOrdId, null);
    }

    public OrderCommand cancel(int seq, String name) {
        return command(OrderCommand.Kind.CANCEL, seq, name, root());
    }

    private OrderCommand.RootOrder root() {
        return new OrderCommand.RootOrder(id(), new ClOrdId(clOrdId), oms, oms + "-P");
    }

    private OrderCommand command(
            OrderCommand.Kind kind, int seq, String name, OrderCommand.@Nullable RootOrder root) {
        Instant at = kind == OrderCommand.Kind.NEW ? begin : tick();
        return new OrderCommand(
                new CommandId(session, 1, seq),
                kind,
                session,
                "L1001",
                environment,
                OrderCommand.Gate.ENFORCE,
                "FIX.4.4",
                "8=FIX.4.4\u000135=D\u000111=" + name + "\u0001554=secret\u0001",
                new ClOrdId(name),
                root == null ? null : root.clOrdId(),
                new Account(account),
                new Symbol("EURUSD"),
                Side.BUY,
                OrdType.LIMIT,
                TimeInForce.DAY,
                Quantity.of(10_000),
                Price.of("1.0850"),
                null,
                at,
                at,
                at.plus(Duration.ofSeconds(5)),
                root);
    }

    public RoutingDecision routed() {
        return new RoutingDecision(
                placed(),
                oms,
                null,
                List.of(new RoutingDecision.Verdict("kill-switch", "PASS", "not killed")),
                List.of(),
                Map.of("symbols", 3L),
                tick(),
                List.of());
    }

    public RoutingDecision rejected(String rule, String text) {
        return new RoutingDecision(
                placed(),
                null,
                new RoutingDecision.Rejection(rule, 0, 99, text),
                List.of(new RoutingDecision.Verdict(rule, "REJECT", text)),
                List.of(),
                Map.of("symbols", 3L),
                tick(),
                List.of());
    }

    public RoutingDecision rejectedBy(String policy, String rule) {
        RoutingDecision no = rejected(rule, "no (policy " + policy + " v1)");
        return new RoutingDecision(
                no.command(),
                null,
                no.rejection(),
                no.trace(),
                no.edits(),
                no.versions(),
                no.decidedAt(),
                no.budgets(),
                policy);
    }

    public OrderExecution acknowledged() {
        return answer(report(ExecType.NEW, OrdStatus.NEW, null, "0", null));
    }

    /** A trade of {@code qty}, {@code cum} in all. */
    public OrderExecution traded(String qty, String cum) {
        boolean all = cum.equals("10000");
        return answer(
                report(
                        ExecType.TRADE,
                        all ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED,
                        qty,
                        cum,
                        null));
    }

    public OrderExecution rejectedByOms(String text) {
        return answer(report(ExecType.REJECTED, OrdStatus.REJECTED, null, "0", text));
    }

    private OrderExecution answer(ExecutionReport report) {
        return answer(report, null);
    }

    public OrderExecution cancelRejected(String name, String text) {
        return answer(
                null,
                new CancelReject(
                        orderId,
                        new ClOrdId(name),
                        new ClOrdId(clOrdId),
                        OrdStatus.FILLED,
                        1,
                        0,
                        text));
    }

    private OrderExecution answer(
            @Nullable ExecutionReport report, @Nullable CancelReject cancelReject) {
        return new OrderExecution(
                new CommandId(oms + "-P/" + session, 1, number * 100L + ++reports),
                OrderExecution.Origin.OMS,
                oms,
                oms + "-P",
                session,
                id(),
                report == null ? "9" : "8",
                report,
                cancelReject,
                null,
                List.of(),
                "8=FIX.4.4\u000135=8\u0001",
                tick());
    }

    /** An answer to what was sent then. */
    public OrderExecution sentAt(Instant sent, OrderExecution answer) {
        return new OrderExecution(
                answer.eventId(),
                answer.origin(),
                answer.oms(),
                answer.omsSession(),
                answer.clientSession(),
                answer.root(),
                answer.msgType(),
                answer.report(),
                answer.cancelReject(),
                answer.refusal(),
                answer.anomalies(),
                answer.raw(),
                answer.receivedAt(),
                answer.edits(),
                sent);
    }

    /** The same report on the drop-copy session. */
    public DropCopyExecution copied(OrderExecution execution) {
        ExecutionReport report = execution.report();
        if (report == null) {
            throw new IllegalArgumentException("no report");
        }
        return new DropCopyExecution(
                new CommandId(oms + "-DC/" + session, 1, execution.eventId().msgSeqNum()),
                oms,
                oms + "-DC",
                report,
                false,
                execution.raw(),
                tick());
    }

    private ExecutionReport report(
            ExecType type,
            OrdStatus status,
            @Nullable String lastQty,
            String cum,
            @Nullable String text) {
        Quantity cumQty = Quantity.of(cum);
        boolean rejected = status == OrdStatus.REJECTED;
        return new ExecutionReport(
                orderId,
                new ExecId("E-" + session + "-" + number + "-" + (reports + 1)),
                null,
                new ClOrdId(clOrdId),
                null,
                new Account(account),
                new Symbol("EURUSD"),
                Side.BUY,
                OrdType.LIMIT,
                type,
                status,
                Quantity.of(10_000),
                Price.of("1.0850"),
                null,
                lastQty == null ? null : Quantity.of(lastQty),
                lastQty == null ? null : Price.of("1.0849"),
                cumQty,
                rejected ? Quantity.ZERO : Quantity.of(10_000).minusOrZero(cumQty),
                Price.of(cumQty.isZero() ? "0" : "1.0849"),
                rejected ? 1 : null,
                text,
                now);
    }
}
