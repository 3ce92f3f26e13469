package io.interlock.recon.proof;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * The trades of an OMS and symbol in a minute (UTC, by TransactTime(60), else by the receipt).
 *
 * @param matched told alike by both sides
 * @param platformOnly told by order sessions alone
 * @param dropCopyOnly told by the drop copy alone
 * @param different told by both, differently
 * @param broken of all these, how many have an open break
 * @param platformQty the sum of LastQty(32) that order sessions brought, busts taken off
 * @param dropCopyQty as the drop copy tells it
 * @param platformHash a sum over hashes of the order sessions' trades: equal sums of unequal trades
 *     are as good as impossible
 */
public record Cell(
        String oms,
        String symbol,
        Instant minute,
        long matched,
        long platformOnly,
        long dropCopyOnly,
        long different,
        long broken,
        BigDecimal platformQty,
        BigDecimal dropCopyQty,
        long platformHash,
        long dropCopyHash) {

    public long trades() {
        return matched + unproven();
    }

    public long unproven() {
        return platformOnly + dropCopyOnly + different;
    }

    /** Both sides have the same trades, the same quantity and the same hash. */
    public boolean proven() {
        return unproven() == 0
                && platformQty.compareTo(dropCopyQty) == 0
                && platformHash == dropCopyHash;
    }
}
