package io.interlock.recon.trade;

import io.interlock.domain.Account;
import io.interlock.domain.ExecId;
import io.interlock.domain.OrdStatus;
import io.interlock.domain.Quantity;
import io.interlock.domain.Side;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What else a side tells of a trade; null where it says nothing.
 *
 * @param side null where it is none that FIX knows
 * @param execRefId ExecRefID(19), the trade that a bust or correction is about
 * @param secondaryExecId SecondaryExecID(527)
 * @param tradeDate TradeDate(75)
 * @param currency Currency(15)
 * @param commission Commission(12)
 * @param commType CommType(13)
 * @param settlDate SettlDate(64)
 * @param lastMkt LastMkt(30)
 * @param session CompID of the session that brought it, at the OMS's side
 * @param clientSession whose order it is; the platform's side only
 * @param possResend PossDupFlag(43) or PossResend(97): may have come before
 */
public record TradeDetail(
        @Nullable Side side,
        @Nullable Account account,
        @Nullable ExecId execRefId,
        @Nullable ExecId secondaryExecId,
        @Nullable Instant transactTime,
        @Nullable LocalDate tradeDate,
        @Nullable String currency,
        @Nullable BigDecimal commission,
        @Nullable String commType,
        @Nullable LocalDate settlDate,
        @Nullable String lastMkt,
        @Nullable Quantity orderQty,
        @Nullable Quantity cumQty,
        @Nullable Quantity leavesQty,
        @Nullable OrdStatus ordStatus,
        @Nullable String session,
        @Nullable String clientSession,
        boolean possResend) {}
