package io.interlock.routing.position;

import io.interlock.domain.Account;
import io.interlock.domain.Price;
import io.interlock.domain.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fill as it stands, corrections applied.
 *
 * @param qty in units, below zero for a sale
 * @param at when the platform heard of it first
 */
public record Trade(
        Key key, Account account, Symbol symbol, BigDecimal qty, @Nullable Price px, Instant at) {

    /**
     * Which fill. OMSs use an ExecID again on another day, never for another fill of one order.
     *
     * @param order the command of the chain's first order; empty where no order of ours is known
     * @param execId ExecID(17) of the report that brought it
     */
    public record Key(String oms, String order, String execId) {}

    /** What became of a fill. */
    public sealed interface Change {
        /** Its first report. */
        record Booked(Trade trade) implements Change {}

        /** Another quantity or price. */
        record Corrected(Trade trade) implements Change {}

        /** It never was. */
        record Busted(Key key, Account account, Symbol symbol) implements Change {}
    }
}
