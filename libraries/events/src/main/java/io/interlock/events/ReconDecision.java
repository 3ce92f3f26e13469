package io.interlock.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a break, or what the service saw that no log keeps, on {@link
 * Topics#RECON_DECISIONS} under {@code subject}. A replay reads them before anything else.
 *
 * @param subject the break's id; of coverage the OMS
 * @param value the new owner, the label; of {@link Action#SILENT_FROM} {@code GAP} where it should
 *     have spoken, {@code EXPECTED} else
 * @param by who; the service itself for coverage
 * @param reason why, in words
 */
public record ReconDecision(
        String decisionId,
        String subject,
        Action action,
        @Nullable String value,
        String by,
        String reason,
        Instant at) {

    /** What was decided. */
    public enum Action {
        /** I look at it: under review, and mine. */
        TAKE,
        /** {@code value} shall look at it. */
        ASSIGN,
        /** It waits for somebody else. */
        PEND,
        COMMENT,
        LABEL,
        UNLABEL,
        /** The difference is known and right. */
        ACCEPT,
        /** Finance takes the drop copy's word. */
        BOOK_FROM_DROP_COPY,
        /** Closed whatever the evidence says, now and later. */
        FORCE_CLOSE,
        REOPEN,
        /** The drop copy of an OMS stopped speaking. */
        SILENT_FROM,
        /** It speaks again. */
        SILENT_UNTIL
    }
}
