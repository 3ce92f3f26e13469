package io.interlock.ops.session;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.kit.security.Requires;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.live.SessionScopes;
import io.interlock.ops.page.Page;
import io.interlock.ops.page.Range;
import io.interlock.ops.relay.Relay;
import io.interlock.ops.settings.OpsProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The hours of sessions: fix-gateway has them, the topics do not tell them. */
@RestController
@RequestMapping(path = "/api/v1/fix-sessions", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("session:read")
@Tag(name = "sessions")
class SessionWindowController {
    private static final Duration USUAL = Duration.ofDays(1);
    private static final Duration LONGEST = Duration.ofDays(31);

    /** Of all that the gateway says of a session the hours alone are read. */
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final Relay relay;
    private final SessionScopes scopes;
    private final Clock clock;

    SessionWindowController(Relay relay, SessionScopes scopes, Clock clock) {
        this.relay = relay;
        this.scopes = scopes;
        this.clock = clock;
    }

    @GetMapping(
            path = "/{id}/windows",
            produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(
            operationId = "listSessionWindows",
            summary =
                    "When a session was and will be in its hours, as it is defined now; the whole"
                            + " time where it has none. The last day unless told otherwise, at most"
                            + " 31 days")
    Page<SessionWindow> windows(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        Range range = Range.of(from, to, USUAL, clock.instant());
        if (range.length().compareTo(LONGEST) > 0) {
            throw Problem.VALIDATION_FAILED.exception(
                    new FieldError(
                            "?from",
                            "invalid-value",
                            "from %s is more than 31 days before to %s"
                                    .formatted(range.from(), range.to())));
        }
        return Page.all(definition(id).between(range.from(), range.to()));
    }

    private Hours.Definition definition(String id) {
        scopes.require(id);
        ResponseEntity<byte[]> answer =
                relay.get(OpsProperties.GATEWAY, "/api/v1/fix-sessions/{id}", Map.of(), id);
        Hours.Definition definition = read(answer);
        if (definition != null) {
            return definition;
        }
        if (answer.getStatusCode().isSameCodeAs(HttpStatus.NOT_FOUND)) {
            throw Problem.NOT_FOUND.exception("no FIX session '" + id + "'");
        }
        throw Problem.DEPENDENCY_UNAVAILABLE
                .exception(
                        "fix-gateway does not tell the hours of '%s': it answered %d"
                                .formatted(id, answer.getStatusCode().value()))
                .with("service", OpsProperties.GATEWAY);
    }

    /** Null where it is no answer about a session. */
    private static Hours.@Nullable Definition read(ResponseEntity<byte[]> answer) {
        byte[] body = answer.getBody();
        if (!answer.getStatusCode().is2xxSuccessful() || body == null) {
            return null;
        }
        try {
            return JSON.readValue(body, Hours.class).definition();
        } catch (JacksonException e) {
            return null;
        }
    }
}
