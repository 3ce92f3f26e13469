package io.interlock.ops.order;

import static io.interlock.ops.order.RejectItem.Source.OMS;
import static io.interlock.ops.order.RejectItem.Source.PLATFORM;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which facts are a no, and to whom. */
public final class Rejects {
    private Rejects() {}

    /** The no in a fact, if it is one. */
    public static Optional<RejectItem> of(OrderFact fact) {
        return switch (fact) {
            case OrderFact.Decided decided -> ofDecision(decided.decision());
            case OrderFact.Answered answered -> ofAnswer(answered.execution(), answered.root());
            case OrderFact.Commanded ignored -> Optional.empty();
            case OrderFact.DropCopied ignored -> Optional.empty();
        };
    }

    private static Optional<RejectItem> ofDecision(RoutingDecision decision) {
        RoutingDecision.Rejection no = decision.rejection();
        if (no == null) {
            return Optional.empty();
        }
        OrderCommand command = decision.command();
        boolean isNew = command.kind() == OrderCommand.Kind.NEW;
        return Optional.of(
                new RejectItem(
                        command.commandId().toString(),
                        decision.decidedAt(),
                        command.clientSession(),
                        command.account(),
                        command.symbol(),
                        command.clOrdId(),
                        PLATFORM,
                        no.rule(),
                        isNew
                                ? code(Tags.ORD_REJ_REASON, no.ordRejReason())
                                : code(Tags.CXL_REJ_REASON, no.cxlRejReason()),
                        no.text(),
                        orderId(decision)));
    }

    private static @Nullable String orderId(RoutingDecision decision) {
        OrderCommand command = decision.command();
        if (command.kind() == OrderCommand.Kind.NEW) {
            return command.commandId().toString();
        }
        return command.root() == null ? null : command.root().commandId().toString();
    }

    private static Optional<RejectItem> ofAnswer(OrderExecution answer, @Nullable CommandId root) {
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

    private static RejectItem ofReport(
            OrderExecution answer, ExecutionReport report, @Nullable CommandId root) {
        return item(
                answer,
                report,
                report.clOrdId(),
                code(Tags.ORD_REJ_REASON, report.ordRejReason()),
                report.text() == null ? "Order rejected" : report.text(),
                root);
    }

    private static RejectItem item(
            OrderExecution answer,
            @Nullable ExecutionReport report,
            @Nullable ClOrdId clOrdId,
            @Nullable String code,
            String text,
            @Nullable CommandId root) {
        boolean ours = answer.origin() == OrderExecution.Origin.PLATFORM;
        return new RejectItem(
                answer.eventId().toString(),
                answer.receivedAt(),
                answer.clientSession(),
                report == null ? null : report.account(),
                report == null ? null : report.symbol(),
                clOrdId,
                ours ? PLATFORM : OMS,
                ours ? "refused" : null,
                code,
                text,
                root == null ? null : root.toString());
    }

    private static @Nullable String businessCode(OrderExecution answer) {
        String reason = FixMessage.of(answer.raw()).get(Tags.BUSINESS_REJECT_REASON);
        return reason == null ? null : Tags.BUSINESS_REJECT_REASON + "=" + reason;
    }

    private static @Nullable String code(int tag, @Nullable Integer value) {
        return value == null ? null : tag + "=" + value;
    }
}
