package io.interlock.ops.order;

import io.interlock.events.RoutingDecision.Edit;
import java.time.Instant;
import java.util.List;

/**
 * A command on its way to the OMS, as fix-gateway recorded it.
 *
 * @param omsSession the OMS's CompID of the session it went by
 * @param edits what was changed in the body; empty: it left as the client wrote it
 * @param raw the FIX text
 */
public record SentCommand(
        String commandId,
        String omsSession,
        int epoch,
        long msgSeqNum,
        Instant at,
        List<Edit> edits,
        String raw) {}
