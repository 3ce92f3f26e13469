package io.interlock.events;

import io.interlock.domain.ClOrdId;
import io.interlock.domain.ExecId;
import io.interlock.domain.OrderId;
import io.interlock.domain.Price;
import io.interlock.domain.Quantity;
import io.interlock.domain.Symbol;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A difference between the platform's executions and the OMS's drop copy as it stands now, on
 * {@link Topics#RECON_BREAKS} under {@code breakId}; each change is a new record.
 *
 * @param explanation in words, with both sides' values
 * @param closedAt null while open
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
        @Nullable Instant closedAt) {

    /** Which side lacks the fill, or what differs. */
    public enum Type {
        MISSING_AT_PLATFORM,
        MISSING_AT_DROP_COPY,
        QUANTITY_MISMATCH,
        PRICE_MISMATCH
    }

    /** Open until both sides agree. */
    public enum Status {
        OPEN,
        CLOSED
    }
}
