package io.interlock.recon.posttrade;

import io.interlock.domain.ExecType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Trades of 30 November 2026. */
final class Fills {
    static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private Fills() {}

    static Trade fill(String execId, String qty, String px) {
        return of(ExecType.TRADE, execId, null, qty, px, 0);
    }

    static Trade bust(String execId, String of) {
        return of(ExecType.TRADE_CANCEL, execId, of, null, null, 10);
    }

    static Trade correction(String execId, String of, String qty, String px, int second) {
        return of(ExecType.TRADE_CORRECT, execId, of, qty, px, second);
    }

    private static Trade of(
            ExecType type,
            String execId,
            @Nullable String execRefId,
            @Nullable String qty,
            @Nullable String px,
            int second) {
        return new Trade(
                execId,
                type,
                execRefId,
                "O-1",
                "C-1",
                "L1001",
                "EURUSD",
                "1",
                qty == null ? null : new BigDecimal(qty),
                px == null ? null : new BigDecimal(px),
                Instant.parse("2026-11-30T09:15:00.123Z").plusSeconds(second),
                DAY,
                "USD",
                null,
                null,
                LocalDate.of(2026, 12, 2),
                "XOFF",
                null);
    }
}
