package io.interlock.events;

import java.time.Instant;

/**
 * Something that happened on a FIX session, on {@link Topics#FIX_INCIDENTS} under the session.
 *
 * @param detail in words, for operations
 */
public record FixIncident(
        String incidentId,
        String session,
        Kind kind,
        Severity severity,
        String detail,
        Instant at) {
    /** What happened. */
    public enum Kind {
        LOGON,
        LOGOUT,
        DISCONNECT,
        LOGON_REFUSED,
        SESSION_REJECT,
        BUSINESS_REJECT,
        RESEND_REQUEST,
        SEQUENCE_GAP,
        SEQUENCE_RESET,
        FAILOVER,
        REVERT,
        UNDELIVERABLE,
        ANOMALY
    }

    /** CRITICAL wants someone now. */
    public enum Severity {
        NORMAL,
        WARNING,
        CRITICAL
    }
}
