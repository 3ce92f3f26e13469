package io.interlock.ops.session;

import io.interlock.events.FixSessionState;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.Requires;
import io.interlock.kit.state.StateReader;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.live.SessionScopes;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
    private final SessionTimeline timeline;

    FixSessionController(
            StateReader<FixSessionState> sessions,
            SessionScopes scopes,
            Incidents incidents,
            SessionTimeline timeline) {
        this.sessions = sessions;
        this.scopes = scopes;
        this.incidents = incidents;
        this.timeline = timeline;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
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

    @GetMapping(
            path = "/{id}/timeline",
            produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(
            operationId = "listSessionEvents",
            summary = "What happened on a session and what people did to it, newest first")
    Page<SessionEvent> timeline(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable Cursor cursor) {
        FixSessionState session = sessions.view().get(id);
        if (session != null && !scopes.shows(session)) {
            throw Problem.NOT_FOUND.exception("no FIX session '" + id + "'");
        }
        Page<SessionEvent> page =
                Page.from((n, after) -> timeline.page(id, from, to, n, after), limit, cursor);
        if (page.items().isEmpty() && session == null) {
            throw Problem.NOT_FOUND.exception("no FIX session '" + id + "'");
        }
        return page;
    }
}
