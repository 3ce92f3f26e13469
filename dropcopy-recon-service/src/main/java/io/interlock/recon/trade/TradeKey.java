package io.interlock.recon.trade;

import io.interlock.domain.ExecId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What both sides call the same trade, bust or correction. OMSs begin anew with their ExecIDs, so
 * the day is part of the name.
 *
 * @param day the UTC day of TransactTime(60), which both sides carry; of the receipt without one
 */
public record TradeKey(String oms, ExecId execId, LocalDate day) {

    public static TradeKey of(
            String oms, ExecId execId, @Nullable Instant transactTime, Instant receivedAt) {
        Instant at = transactTime == null ? receivedAt : transactTime;
        return new TradeKey(oms, execId, LocalDate.ofInstant(at, ZoneOffset.UTC));
    }
}
