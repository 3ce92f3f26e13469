package io.interlock.events;

import io.interlock.domain.CommandId;
import io.interlock.domain.ExecutionReport;
import java.time.Instant;

/**
 * A report from an OMS's drop-copy session, on {@link Topics#DROP_COPY_EXECUTIONS} under {@code oms
 * + OrderID}.
 *
 * @param session the drop-copy session's CompID at the OMS's side, for example {@code OMSA-DC}
 * @param possResend PossResend(97): may repeat a report under a new number
 */
public record DropCopyExecution(
        CommandId eventId,
        String oms,
        String session,
        ExecutionReport report,
        boolean possResend,
        String raw,
        Instant receivedAt) {}
