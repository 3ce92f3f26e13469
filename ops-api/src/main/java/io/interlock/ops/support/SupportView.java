package io.interlock.ops.support;

import io.interlock.events.AccountLifecycle;
import io.interlock.events.AccountState;
import io.interlock.events.KillSwitch;
import io.interlock.ops.reject.RejectClass;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One account as support sees it.
 *
 * @param state as the CRM side published it; absent where it did not
 * @param canTrade nothing that we know of stops it now
 * @param reasons why it cannot trade, in plain words, most telling first
 * @param gates what was looked at, in words, good or bad
 * @param killSwitches those that are engaged in its environment
 * @param symbols those that it tried lately
 * @param lastRejects newest first
 * @param lastOrders newest first
 * @param firstTradeAt within the kept history
 * @param steps its way from sign-up to trading, oldest first
 */
public record SupportView(
        String account,
        @Nullable AccountState state,
        boolean canTrade,
        List<String> reasons,
        List<String> gates,
        List<KillSwitch> killSwitches,
        List<SymbolAccess> symbols,
        List<PlainReject> lastRejects,
        List<RecentOrder> lastOrders,
        @Nullable Instant firstTradeAt,
        List<AccountLifecycle> steps) {

    /**
     * Whether the account may trade a symbol.
     *
     * @param why in words
     */
    public record SymbolAccess(String symbol, boolean allowed, String why) {}

    /**
     * A reject in plain words.
     *
     * @param words what it means
     * @param text what was said, Text(58)
     */
    public record PlainReject(
            Instant at,
            @Nullable String symbol,
            String words,
            String text,
            RejectClass rejectClass,
            String owner,
            String firstAction,
            @Nullable String orderId) {}

    /** An order in short. */
    public record RecentOrder(
            String id,
            String clOrdId,
            Instant receivedAt,
            @Nullable String symbol,
            String side,
            @Nullable BigDecimal orderQty,
            String status,
            @Nullable String oms) {}
}
