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
        Instant at) {

    /** What a session is for. */
    public enum Role {
        ORDER_ENTRY,
        OMS_PRIMARY,
        OMS_SECONDARY,
        DROP_COPY
    }

    /** DISABLED and WAITING are expected to be down; CONNECTING and LOST should be up. */
    public enum State {
        DISABLED,
        WAITING,
        CONNECTING,
        LOGON_SENT,
        ACTIVE,
        DEGRADED,
        LOST
    }
}
