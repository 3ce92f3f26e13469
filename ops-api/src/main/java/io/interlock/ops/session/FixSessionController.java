package io.interlock.ops.session;

import io.interlock.events.FixSessionState;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.Requires;
import io.interlock.kit.state.StateReader;
import io.interlock.ops.live.SessionScopes;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/fix-sessions", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("session:read")
@Tag(name = "sessions")
class FixSessionController {
    private static final int INCIDENTS = 50;
    private final StateReader<FixSessionState> sessions;
    private final SessionScopes scopes;
    private final Incidents incidents;

    FixSessionController(
            StateReader<FixSessionState> sessions, SessionScopes scopes, Incidents incidents) {
        this.sessions = sessions;
        this.scopes = scopes;
        this.incidents = incidents;
    }

    @GetMapping
    @Operation(operationId = "listFixSessions", summary = "All FIX sessions, OMS links first")
    Page<FixSessionState> list() {
        return Page.all(
                sessions.view().values().stream()
                        .filter(scopes::shows)
                        .sorted(
                                Comparator.comparing((FixSessionState s) ->
                                                s.role() == FixSessionState.Role.ORDER_ENTRY)
                                        .thenComparing(FixSessionState::id))
                        .toList());
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "getFixSession",
            summary = "A FIX session and its newest incidents, at most 50")
    FixSessionDetail get(@PathVariable String id) {
        FixSessionState session = sessions.view().get(id);
        if (session == null || !scopes.shows(session)) {
            throw Problem.NOT_FOUND.exception("no FIX session '" + id + "'");
        }
        return new FixSessionDetail(session, incidents.newest(id, INCIDENTS));
    }
}
