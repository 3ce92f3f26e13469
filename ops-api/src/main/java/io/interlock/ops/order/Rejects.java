package io.interlock.ops.order;

import io.interlock.domain.CancelReject;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.CommandId;
import io.interlock.domain.ExecType;
import io.interlock.domain.ExecutionReport;
import io.interlock.events.OrderCommand;
import io.interlock.events.OrderExecution;
import io.interlock.events.RoutingDecision;
import io.interlock.fix.FixMessage;
import io.interlock.fix.Tags;
import io.interlock.ops.order.RejectItem.Plain;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which facts are a no, and to whom. */
public final class Rejects {
    private static final String NOBODY = "unknown";

    private Rejects() {}

    /**
     * The no in a fact, if it is one.
     *
     * @param order the order that it is about, where it is known
     */
    public static Optional<RejectItem> of(OrderFact fact, @Nullable OrderItem order) {
        return plain(fact).map(no -> no.of(order));
    }

    private static Optional<Plain> plain(OrderFact fact) {
        return switch (fact) {
            case OrderFact.Decided decided -> ofDecision(decided.decision());
            case OrderFact.Answered answered -> ofAnswer(answered.execution(), answered.root());
            case OrderFact.Commanded ignored -> Optional.empty();
            case OrderFact.DropCopied ignored -> Optional.empty();
        };
    }

    private static Optional<Plain> ofDecision(RoutingDecision decision) {
        RoutingDecision.Rejection no = decision.rejection();
        if (no == null) {
            return Optional.empty();
        }
        OrderCommand command = decision.command();
        boolean isNew = command.kind() == OrderCommand.Kind.NEW;
        return Optional.of(
                new Plain(
                        command.commandId().toString(),
                        decision.decidedAt(),
                        command.environment(),
                        command.clientSession(),
                        command.clientSession(),
                        null,
                        command.account(),
                        command.symbol(),
                        command.clOrdId(),
                        no.rule(),
                        isNew
                                ? code(Tags.ORD_REJ_REASON, no.ordRejReason())
                                : code(Tags.CXL_REJ_REASON, no.cxlRejReason()),
                        no.text(),
                        false,
                        orderId(decision)));
    }

    private static @Nullable String orderId(RoutingDecision decision) {
        OrderCommand command = decision.command();
        if (command.kind() == OrderCommand.Kind.NEW) {
            return command.commandId().toString();
        }
        return command.root() == null ? null : command.root().commandId().toString();
    }

    private static Optional<Plain> ofAnswer(OrderExecution answer, @Nullable CommandId root) {
        ExecutionReport report = answer.report();
        if (report != null) {
            return report.execType() == ExecType.REJECTED
                    ? Optional.of(ofReport(answer, report, root))
                    : Optional.empty();
        }
        CancelReject no = answer.cancelReject();
        if (no != null) {
            return Optional.of(
                    item(
                            answer,
                            null,
                            no.clOrdId(),
                            code(Tags.CXL_REJ_REASON, no.cxlRejReason()),
                            no.text() == null ? "Cancel or replace rejected" : no.text(),
                            root));
        }
        String refusal = answer.refusal();
        return refusal == null
                ? Optional.empty()
                : Optional.of(item(answer, null, null, businessCode(answer), refusal, root));
    }

    private static Plain ofReport(
            OrderExecution answer, ExecutionReport report, @Nullable CommandId root) {
        return item(
                answer,
                report,
                report.clOrdId(),
                code(Tags.ORD_REJ_REASON, report.ordRejReason()),
                report.text() == null ? "Order rejected" : report.text(),
                root);
    }

    private static Plain item(
            OrderExecution answer,
            @Nullable ExecutionReport report,
            @Nullable ClOrdId clOrdId,
            @Nullable String code,
            String text,
            @Nullable CommandId root) {
        boolean ours = answer.origin() == OrderExecution.Origin.PLATFORM;
        return new Plain(
                answer.eventId().toString(),
                answer.receivedAt(),
                null,
                answer.clientSession(),
                session(answer),
                answer.oms(),
                report == null ? null : report.account(),
                report == null ? null : report.symbol(),
                clOrdId,
                ours ? "refused" : null,
                code,
                text,
                answer.anomalies().stream().anyMatch(odd -> odd.contains("(35=3)")),
                root == null ? null : root.toString());
    }

    private static String session(OrderExecution answer) {
        if (answer.omsSession() != null) {
            return answer.omsSession();
        }
        return answer.clientSession() == null ? NOBODY : answer.clientSession();
    }

    private static @Nullable String businessCode(OrderExecution answer) {
        String reason = FixMessage.of(answer.raw()).get(Tags.BUSINESS_REJECT_REASON);
        return reason == null ? null : Tags.BUSINESS_REJECT_REASON + "=" + reason;
    }

    private static @Nullable String code(int tag, @Nullable Integer value) {
        return value == null ? null : tag + "=" + value;
    }
}
