package io.interlock.recon.posttrade.adapter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A file that left, or tried to.
 *
 * @param differences rows that the drop copy has not, or has otherwise
 * @param diffHash what was accepted; empty without differences
 * @param acceptedReason why the differences were accepted, by whom it was delivered
 * @param detail why it failed
 */
record Delivery(
        long id,
        String oms,
        LocalDate tradeDate,
        String template,
        int templateVersion,
        String destination,
        String fileName,
        Status status,
        String sha256,
        long bytes,
        long rows,
        BigDecimal qty,
        BigDecimal notional,
        BigDecimal commission,
        long differences,
        String diffHash,
        @Nullable String acceptedReason,
        String by,
        String reason,
        @Nullable String detail,
        Instant at,
        @Nullable Instant endedAt) {
    /** BEGUN: nobody knows whether it landed; delivering it again is safe. */
    enum Status {
        BEGUN,
        DELIVERED,
        FAILED
    }
}
