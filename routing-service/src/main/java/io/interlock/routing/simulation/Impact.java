package io.interlock.routing.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a draft would have changed for the orders of a time.
 *
 * @param orders new orders and replaces looked at
 * @param passed of these, orders that the policies in force let pass
 * @param from receipt of the first of them; null where there was none
 * @param rejected orders that would have been rejected and were not
 * @param admitted orders that would not have been rejected and were
 * @param rerouted orders that would have gone to another OMS, or with another text
 * @param accounts distinct accounts whose orders would have met something else
 * @param notional by currency: the value of the orders that would have met something else, of those
 *     that had a price
 * @param symbols changed orders by symbol, most first
 * @param rules changed orders by the rule that made the difference
 * @param slots the time looked at in even parts, oldest first
 * @param samples some of the changed orders, the first of each kind and symbol first
 * @param everything whether every order that the policies in force let pass would be rejected
 * @param slowed orders that would have waited, or waited longer
 */
public record Impact(
        long orders,
        long passed,
        @Nullable Instant from,
        @Nullable Instant until,
        long rejected,
        long admitted,
        long rerouted,
        long accounts,
        Map<String, BigDecimal> notional,
        Map<String, Long> symbols,
        Map<String, Long> rules,
        List<Slot> slots,
        List<Sample> samples,
        boolean everything,
        long slowed) {

    /** What changes for an order. */
    public enum Change {
        REJECTED,
        ADMITTED,
        REROUTED,
        SLOWED
    }

    /**
     * A part of the time.
     *
     * @param orders looked at
     */
    public record Slot(
            Instant from, long orders, long rejected, long admitted, long rerouted, long slowed) {}

    /**
     * An order that would have met something else.
     *
     * @param order the id of its first command, which is the order's
     * @param before where it goes by the policies in force, or why not
     * @param after the same with the draft
     */
    public record Sample(
            String order,
            String clOrdId,
            String clientSession,
            @Nullable String account,
            @Nullable String symbol,
            Instant receivedAt,
            Change change,
            String before,
            String after) {}
}
