package io.interlock.recon.breaks;

import io.interlock.domain.CommandId;
import io.interlock.domain.ExecutionReport;
import io.interlock.domain.TimeInForce;
import io.interlock.recon.trade.Feed;
import java.time.Instant;

/**
 * One report of an order, of either side.
 *
 * @param restated ExecRestatementReason(378) is there: the OMS acted on its own
 * @param known whether the platform knows whose order it is; true at the drop copy's side
 * @param possResend PossDupFlag(43) or PossResend(97)
 */
public record OrderFact(
        Feed feed,
        CommandId eventId,
        Instant loggedAt,
        ExecutionReport report,
        TimeInForce timeInForce,
        boolean restated,
        boolean known,
        boolean possResend) {}
