package io.interlock.gateway.link;

import io.interlock.events.FixSessionState.Role;
import io.interlock.events.RoutingDecision.Edit;
import io.interlock.gateway.session.FixSessions;
import io.interlock.gateway.session.FixSessions.Declared;
import io.interlock.gateway.wire.SentMessages;
import io.interlock.gateway.wire.SentMessages.Sent;
import io.interlock.kit.security.Requires;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What went to the OMSs, asked for by command: read where it was recorded, when somebody looks. */
@RestController
@Requires("order:read")
class SentController {
    private final SentMessages messages;
    private final FixSessions sessions;

    SentController(SentMessages messages, FixSessions sessions) {
        this.messages = messages;
        this.sessions = sessions;
    }

    /**
     * A command on its way to the OMS.
     *
     * @param omsSession the OMS's CompID of the session it went by
     * @param edits what was changed in the body; empty: it left as the client wrote it
     */
    record SentCommand(
            String commandId,
            String omsSession,
            int epoch,
            long msgSeqNum,
            Instant at,
            List<Edit> edits,
            String raw) {}

    @GetMapping("/sent-commands")
    List<SentCommand> sent(@RequestParam @Size(max = 200) List<String> commandId) {
        return messages.of(orderSessions(), commandId).stream().map(SentController::of).toList();
    }

    private List<String> orderSessions() {
        return sessions.all().stream()
                .filter(one -> one.role() == Role.OMS_PRIMARY || one.role() == Role.OMS_SECONDARY)
                .map(Declared::compId)
                .toList();
    }

    private static SentCommand of(Sent sent) {
        return new SentCommand(
                sent.sourceId(),
                sent.session(),
                sent.epoch(),
                sent.seq(),
                sent.at(),
                sent.edits(),
                sent.raw());
    }
}
