package io.interlock.events;

import io.interlock.domain.CancelReject;
import io.interlock.domain.CommandId;
import io.interlock.domain.ExecutionReport;
import io.interlock.events.RoutingDecision.Edit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a client's order, on {@link Topics#ORDER_EXECUTIONS} under the order's key. Exactly
 * one of report, cancelReject and refusal is set.
 *
 * @param eventId {@code session:epoch:MsgSeqNum} of the OMS session it came by; for the platform's
 *     own answers the command's id
 * @param origin who answers
 * @param oms null for the platform's own answers
 * @param omsSession the session's CompID at the OMS's side, for example {@code OMSA-P}
 * @param clientSession whom it is for; null where no order of ours is known by its ClOrdID
 * @param root the command of the chain's first order; null where unknown
 * @param refusal a BusinessMessageReject (35=j) or session Reject (35=3) of the OMS in words
 * @param anomalies what is odd about it; it is booked all the same
 * @param edits changes made to it on its way to the client: a prefix of ClOrdIDs taken away; report
 *     and cancelReject have them already
 * @param sentAt when the message that it answers was numbered for the OMS; set on the first answer
 *     to an order or replace only
 * @param raw the exact text received or, for the platform's own answers, sent
 */
public record OrderExecution(
        CommandId eventId,
        Origin origin,
        @Nullable String oms,
        @Nullable String omsSession,
        @Nullable String clientSession,
        @Nullable CommandId root,
        String msgType,
        @Nullable ExecutionReport report,
        @Nullable CancelReject cancelReject,
        @Nullable String refusal,
        List<String> anomalies,
        String raw,
        Instant receivedAt,
        List<Edit> edits,
        @Nullable Instant sentAt) {

    @SuppressWarnings("NullAway") // older records have no edits
    public OrderExecution {
        edits = edits == null ? List.of() : List.copyOf(edits);
    }

    /** An answer that reaches the client as it is. */
    public OrderExecution(
            CommandId eventId,
            Origin origin,
            @Nullable String oms,
            @Nullable String omsSession,
            @Nullable String clientSession,
            @Nullable CommandId root,
            String msgType,
            @Nullable ExecutionReport report,
            @Nullable CancelReject cancelReject,
            @Nullable String refusal,
            List<String> anomalies,
            String raw,
            Instant receivedAt) {
        this(
                eventId,
                origin,
                oms,
                omsSession,
                clientSession,
                root,
                msgType,
                report,
                cancelReject,
                refusal,
                anomalies,
                raw,
                receivedAt,
                List.of(),
                null);
    }

    /** An answer that is not the first, or to a message of which nobody knows when it was sent. */
    public OrderExecution(
            CommandId eventId,
            Origin origin,
            @Nullable String oms,
            @Nullable String omsSession,
            @Nullable String clientSession,
            @Nullable CommandId root,
            String msgType,
            @Nullable ExecutionReport report,
            @Nullable CancelReject cancelReject,
            @Nullable String refusal,
            List<String> anomalies,
            String raw,
            Instant receivedAt,
            List<Edit> edits) {
        this(
                eventId,
                origin,
                oms,
                omsSession,
                clientSession,
                root,
                msgType,
                report,
                cancelReject,
                refusal,
                anomalies,
                raw,
                receivedAt,
                edits,
                null);
    }

    /** The OMS, or the platform itself where an order was refused before it was decided on. */
    public enum Origin {
        OMS,
        PLATFORM
    }
}
