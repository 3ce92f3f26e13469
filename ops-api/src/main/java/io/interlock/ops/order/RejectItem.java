package io.interlock.ops.order;

import io.interlock.domain.Account;
import io.interlock.domain.ClOrdId;
import io.interlock.domain.Symbol;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A no to an order or to a request about one.
 *
 * @param rule the platform's rule that said it; absent for the OMS's
 * @param code the FIX code as {@code tag=value}, for example {@code 103=1}
 * @param text Text(58)
 * @param orderId the order's id in this API, absent where none of ours is known
 */
public record RejectItem(
        String id,
        Instant at,
        @Nullable String clientSession,
        @Nullable Account account,
        @Nullable Symbol symbol,
        @Nullable ClOrdId clOrdId,
        Source source,
        @Nullable String rule,
        @Nullable String code,
        String text,
        @Nullable String orderId) {

    /** Who said no. */
    public enum Source {
        PLATFORM,
        OMS
    }
}
