package io.interlock.events;

import io.interlock.domain.Environment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A FIX session as its owner sees it, on {@link Topics#FIX_SESSIONS} under {@code id}.
 *
 * @param id the counterparty's CompID, for example {@code TRADER1}, {@code OMSA-P}
 * @param oms the OMS of order and drop-copy sessions; null for clients
 * @param owner the gateway instance that holds it
 * @param active whether new orders go by it (order sessions of an OMS)
 * @param since when it came into this state
 * @param nextIn the MsgSeqNum expected next
 * @param nextOut the MsgSeqNum sent next
 * @param lastError the newest thing that went wrong, in words
 * @param figures what was counted and timed on it, renewed every few seconds; null before the first
 */
public record FixSessionState(
        String id,
        Role role,
        @Nullable String oms,
        @Nullable Environment environment,
        String senderCompId,
        String targetCompId,
        String fixVersion,
        String owner,
        State state,
        boolean active,
        Instant since,
        long nextIn,
        long nextOut,
        int heartBtInt,
        @Nullable String remoteAddress,
        @Nullable String lastError,
        Instant at,
        @Nullable Figures figures) {

    /** Before anything was counted. */
    public FixSessionState(
            String id,
            Role role,
            @Nullable String oms,
            @Nullable Environment environment,
            String senderCompId,
            String targetCompId,
            String fixVersion,
            String owner,
            State state,
            boolean active,
            Instant since,
            long nextIn,
            long nextOut,
            int heartBtInt,
            @Nullable String remoteAddress,
            @Nullable String lastError,
            Instant at) {
        this(
                id,
                role,
                oms,
                environment,
                senderCompId,
                targetCompId,
                fixVersion,
                owner,
                state,
                active,
                since,
                nextIn,
                nextOut,
                heartBtInt,
                remoteAddress,
                lastError,
                at,
                null);
    }

    /** This state with newer figures. */
    public FixSessionState with(@Nullable Figures newer) {
        return new FixSessionState(
                id,
                role,
                oms,
                environment,
                senderCompId,
                targetCompId,
                fixVersion,
                owner,
                state,
                active,
                since,
                nextIn,
                nextOut,
                heartBtInt,
                remoteAddress,
                lastError,
                at,
                newer);
    }

    /**
     * Counted since its owner started.
     *
     * @param roundTripMillis from the last answered TestRequest to its Heartbeat
     * @param ackP50Millis half of the newest orders were answered within it
     * @param awaitingAck orders and requests without an answer
     * @param oldestAwaitingAck when the oldest of these was sent
     * @param resendRequests in both directions
     * @param gaps in the peer's sequence numbers
     */
    public record Figures(
            @Nullable Instant lastReceived,
            @Nullable Double roundTripMillis,
            @Nullable Double ackP50Millis,
            @Nullable Double ackP99Millis,
            int awaitingAck,
            @Nullable Instant oldestAwaitingAck,
            long messagesIn,
            long messagesOut,
            long rejects,
            long resendRequests,
            long gaps) {}

    /** What a session is for. */
    public enum Role {
        ORDER_ENTRY,
        OMS_PRIMARY,
        OMS_SECONDARY,
        DROP_COPY,
        /** A source of prices; it carries no orders. */
        MARKET_DATA
    }

    /**
     * DISABLED, STOPPED, OUT_OF_WINDOW and WAITING are expected to be down; CONNECTING, LOGON_SENT,
     * LOST and SEQUENCE_FAULT should be up.
     */
    public enum State {
        DISABLED,
        /** By hand, until someone starts it. */
        STOPPED,
        OUT_OF_WINDOW,
        /** The counterparty connects to us and is not there. */
        WAITING,
        CONNECTING,
        LOGON_SENT,
        /** Logged on, and has not yet answered the first TestRequest. */
        SYNCING,
        ACTIVE,
        /** Logged on, but does not answer in time. */
        DEGRADED,
        LOST,
        /** The numbers of the two sides do not fit; a human has to decide. */
        SEQUENCE_FAULT
    }
}
