package io.interlock.ops.order;

import io.interlock.domain.Anomaly;
import io.interlock.domain.CancelReject;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.Order;
import io.interlock.domain.OrderEvent;
import io.interlock.domain.OrderTerms;
import io.interlock.domain.Transition;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All facts about one order, folded through {@link Order}. The result does not depend on the order
 * in which the facts were read.
 *
 * @param open whether something of it can still trade
 */
public record OrderProjection(OrderItem item, boolean open) {

    /** Empty until the order's own command, or a decision about it, has been read. */
    public static Optional<OrderProjection> of(Collection<OrderFact> facts) {
        Fold fold = new Fold();
        facts.stream().sorted(OrderFact.BY_TIME).forEach(fold::add);
        return fold.result();
    }

    /** One folding. */
    private static final class Fold {
        private @Nullable OrderCommand placed;
        private @Nullable Order order;
        private @Nullable Instant updatedAt;
        private final List<OrderEvent> early = new ArrayList<>();
        private final Set<String> anomalies = new LinkedHashSet<>();

        void add(OrderFact fact) {
            updatedAt = fact.at();
            switch (fact) {
                case OrderFact.Commanded commanded -> command(commanded.command());
                case OrderFact.Decided decided -> {
                    command(decided.decision().command());
                    decision(decided.decision());
                }
                case OrderFact.Answered answered -> answer(answered.execution());
                case OrderFact.DropCopied ignored -> {}
            }
        }

        private void command(OrderCommand command) {
            switch (command.kind()) {
                case NEW -> place(command);
                case CANCEL -> apply(new OrderEvent.CancelRequested(command.clOrdId()));
                case REPLACE ->
                        apply(
                                new OrderEvent.ReplaceRequested(
                                        command.clOrdId(),
                                        command.orderQty(),
                                        command.price(),
                                        command.stopPx()));
                case STATUS -> {}
            }
        }

        private void place(OrderCommand command) {
            if (placed != null) {
                return;
            }
            placed = command;
            order = Order.of(command.commandId());
            apply(
                    new OrderEvent.Placed(
                            command.clOrdId(),
                            new OrderTerms(
                                    command.account(),
                                    command.symbol(),
                                    command.side(),
                                    command.ordType(),
                                    command.timeInForce(),
                                    command.orderQty(),
                                    command.price(),
                                    command.stopPx())));
            early.forEach(this::apply);
            early.clear();
        }

        private void decision(RoutingDecision decision) {
            RoutingDecision.Rejection no = decision.rejection();
            OrderCommand command = decision.command();
            switch (command.kind()) {
                case NEW -> {
                    if (no != null) {
                        apply(new OrderEvent.RejectedByPlatform(no.text()));
                    } else if (decision.oms() != null) {
                        apply(new OrderEvent.Routed(decision.oms()));
                    }
                }
                case CANCEL, REPLACE -> {
                    if (no != null) {
                        apply(new OrderEvent.CancelRejected(cancelReject(command, no)));
                    }
                }
                case STATUS -> {}
            }
        }

        private static CancelReject cancelReject(
                OrderCommand command, RoutingDecision.Rejection no) {
            return new CancelReject(
                    null,
                    command.clOrdId(),
                    command.origClOrdId(),
                    OrdStatus.OTHER,
                    command.kind() == OrderCommand.Kind.CANCEL ? 1 : 2,
                    no.cxlRejReason(),
                    no.text());
        }

        private void answer(OrderExecution answer) {
            anomalies.addAll(answer.anomalies());
            if (answer.cancelReject() != null) {
                apply(new OrderEvent.CancelRejected(answer.cancelReject()));
            }
            switch (answer.origin()) {
                case PLATFORM -> refused(answer.report());
                case OMS -> answeredByOms(answer);
            }
        }

        private void refused(@Nullable ExecutionReport report) {
            if (report != null && report.ordStatus() == OrdStatus.REJECTED) {
                String text = report.text();
                apply(new OrderEvent.Refused(text == null ? "refused" : text));
            }
        }

        private void answeredByOms(OrderExecution answer) {
            if (answer.oms() != null && answer.omsSession() != null) {
                apply(new OrderEvent.Sent(answer.oms(), answer.omsSession()));
            }
            if (answer.report() != null) {
                apply(new OrderEvent.Reported(answer.report()));
            }
            String refusal = answer.refusal();
            if (refusal != null && refusesTheOrder(answer.raw())) {
                apply(new OrderEvent.Refused(refusal));
            }
        }

        /** RefMsgType(372) of a business or session reject names the order itself. */
        private static boolean refusesTheOrder(String raw) {
            return "D".equals(FixMessage.of(raw).get(Tags.REF_MSG_TYPE));
        }

        private void apply(OrderEvent event) {
            Order before = order;
            if (before == null) {
                early.add(event);
                return;
            }
            Transition transition = before.apply(event);
            order = transition.order();
            transition.anomalies().stream().map(Fold::words).forEach(anomalies::add);
        }

        private static String words(Anomaly anomaly) {
            return anomaly.kind() + ": " + anomaly.text();
        }

        Optional<OrderProjection> result() {
            OrderCommand root = placed;
            Order now = order;
            Instant at = updatedAt;
            if (root == null || now == null || at == null) {
                return Optional.empty();
            }
            OrderTerms terms = now.terms();
            OrderItem item =
                    new OrderItem(
                            root.commandId().toString(),
                            now.clOrdId() == null ? root.clOrdId() : now.clOrdId(),
                            root.clientSession(),
                            root.environment(),
                            terms.account(),
                            terms.symbol(),
                            terms.side(),
                            terms.ordType(),
                            terms.timeInForce(),
                            terms.orderQty(),
                            terms.price(),
                            terms.stopPx(),
                            OrderStatus.valueOf(now.status()),
                            now.cumQty(),
                            now.leavesQty(),
                            now.avgPx(),
                            now.oms(),
                            now.omsSession(),
                            now.orderId(),
                            root.receivedAt(),
                            at,
                            now.text(),
                            List.copyOf(anomalies));
            return Optional.of(new OrderProjection(item, now.open()));
        }
    }
}
