package io.interlock.events;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.ExecId;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import io.interlock.domain.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the platform's executions and the OMS's drop copy as it stands now, on
 * {@link Topics#RECON_BREAKS} under {@code breakId}; each change is a new record.
 *
 * @param breakId made from what the break is about, so that a replay finds the same
 * @param explanation in words, with both sides' values
 * @param openedAt by the evidence, not by the clock
 * @param closedAt null while open
 * @param dueAt when somebody should have dealt with it; null in older records
 * @param closedReason why it is closed; null while open
 * @param review how far people are with it
 * @param owner who has taken it
 * @param tradeDate TradeDate(75), else the UTC day
 */
public record ReconBreak(
        String breakId,
        Type type,
        Status status,
        String oms,
        @Nullable ExecId execId,
        @Nullable OrderId orderId,
        @Nullable ClOrdId clOrdId,
        @Nullable Symbol symbol,
        @Nullable Quantity platformQty,
        @Nullable Quantity dropCopyQty,
        @Nullable Price platformPx,
        @Nullable Price dropCopyPx,
        String explanation,
        Instant openedAt,
        @Nullable Instant closedAt,
        Severity severity,
        @Nullable Instant dueAt,
        @Nullable String closedReason,
        Review review,
        @Nullable String owner,
        List<String> labels,
        @Nullable Side side,
        @Nullable Account account,
        @Nullable LocalDate tradeDate) {

    @SuppressWarnings("NullAway") // older records have no review
    public ReconBreak {
        severity = severity == null ? Severity.HIGH : severity;
        review = review == null ? Review.UNREVIEWED : review;
        labels = labels == null ? List.of() : List.copyOf(labels);
    }

    /** One that nobody has looked at. */
    public ReconBreak(
            String breakId,
            Type type,
            Status status,
            String oms,
            @Nullable ExecId execId,
            @Nullable OrderId orderId,
            @Nullable ClOrdId clOrdId,
            @Nullable Symbol symbol,
            @Nullable Quantity platformQty,
            @Nullable Quantity dropCopyQty,
            @Nullable Price platformPx,
            @Nullable Price dropCopyPx,
            String explanation,
            Instant openedAt,
            @Nullable Instant closedAt) {
        this(
                breakId,
                type,
                status,
                oms,
                execId,
                orderId,
                clOrdId,
                symbol,
                platformQty,
                dropCopyQty,
                platformPx,
                dropCopyPx,
                explanation,
                openedAt,
                closedAt,
                Severity.HIGH,
                null,
                null,
                Review.UNREVIEWED,
                null,
                List.of(),
                null,
                null,
                null);
    }

    /** Which side lacks something, or what differs; dropcopy-recon-service has the catalogue. */
    public enum Type {
        MISSING_AT_PLATFORM,
        MISSING_AT_DROP_COPY,
        QUANTITY_MISMATCH,
        PRICE_MISMATCH,
        SIDE_MISMATCH,
        SYMBOL_MISMATCH,
        ACCOUNT_MISMATCH,
        CUM_LEAVES_MISMATCH,
        STATE_MISMATCH,
        DUPLICATE,
        BUST_NOT_APPLIED,
        CORRECT_NOT_APPLIED,
        UNSOLICITED,
        OVERFILL,
        ORPHAN,
        LATE,
        CLOCK,
        FEE_OR_CURRENCY,
        COVERAGE_GAP,
        MATCHED_BY_TOLERANCE
    }

    /** Open until both sides agree, or somebody has closed it. */
    public enum Status {
        OPEN,
        CLOSED
    }

    /** How bad it is while it is open. */
    public enum Severity {
        CRITICAL,
        HIGH,
        MEDIUM,
        LOW
    }

    /** How far people are with it. */
    public enum Review {
        UNREVIEWED,
        UNDER_REVIEW,
        PENDING,
        RESOLVED,
        FORCE_CLOSED
    }
}
