package io.interlock.ops.session;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.ops.live.SessionScopes;
import io.interlock.ops.relay.Relay;
import io.interlock.ops.settings.OpsProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What operators do to FIX sessions; fix-gateway does it and keeps who and why. */
@RestController
@RequestMapping(path = "/api/v1/fix-sessions", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "sessions")
class SessionOperations {
    private static final String SESSIONS = "/api/v1/fix-sessions";

    private final Relay relay;
    private final SessionScopes scopes;

    SessionOperations(Relay relay, SessionScopes scopes) {
        this.relay = relay;
        this.scopes = scopes;
    }

    /** Why something is done. */
    record Reason(@NotBlank @Size(max = 500) String reason) {}

    /**
     * New numbers of a session that is down.
     *
     * @param nextIn the MsgSeqNum expected next
     * @param nextOut the MsgSeqNum sent next
     * @param confirmation the session's id, typed again
     */
    record SequenceNumbers(
            @Min(1) long nextIn,
            @Min(1) long nextOut,
            @NotBlank String confirmation,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping("/{id}/definition")
    @Requires("session:read")
    @Operation(
            operationId = "getFixSessionDefinition",
            summary = "How fix-gateway has the session defined, with its version as ETag")
    @ApiResponse(
            responseCode = "200",
            description = "The definition",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> definition(@PathVariable String id) {
        scopes.require(id);
        return relay.get(OpsProperties.GATEWAY, SESSIONS + "/{id}", Map.of(), id);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("session:operate")
    @Operation(operationId = "addFixSession", summary = "Adds a session at run time")
    @ApiResponse(responseCode = "201", description = "Added", content = @Content)
    ResponseEntity<byte[]> add(@RequestBody Map<String, Object> definition) {
        // what it says of its environment is the gateway's to judge
        CurrentActor.requireEveryEnvironment();
        return relay.post(OpsProperties.GATEWAY, SESSIONS, definition);
    }

    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("session:operate")
    @Operation(
            operationId = "changeFixSession",
            summary = "Changes, enables or disables a session; the others stay up")
    @ApiResponse(responseCode = "200", description = "Changed", content = @Content)
    ResponseEntity<byte[]> change(
            @PathVariable String id,
            @Parameter(required = true, description = "the version that is changed")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestBody Map<String, Object> definition) {
        CurrentActor.requireEveryEnvironment();
        if (ifMatch == null) {
            throw Problem.PRECONDITION_REQUIRED.exception(
                    "If-Match must name the version that was read, for example \"3\"");
        }
        return relay.put(OpsProperties.GATEWAY, SESSIONS + "/{id}", definition, id);
    }

    @PostMapping(path = "/{id}/starts", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("session:operate")
    @Operation(operationId = "startFixSession", summary = "Lets a stopped session come up")
    @ApiResponse(responseCode = "200", description = "Done", content = @Content)
    ResponseEntity<byte[]> start(@PathVariable String id, @Valid @RequestBody Reason reason) {
        return act(id, "starts", reason);
    }

    @PostMapping(path = "/{id}/stops", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("session:operate")
    @Operation(operationId = "stopFixSession", summary = "Takes a session down until it is started")
    @ApiResponse(responseCode = "200", description = "Done", content = @Content)
    ResponseEntity<byte[]> stop(@PathVariable String id, @Valid @RequestBody Reason reason) {
        return act(id, "stops", reason);
    }

    @PostMapping(path = "/{id}/logons", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("session:operate")
    @Operation(operationId = "logonFixSession", summary = "Logs on now")
    @ApiResponse(responseCode = "200", description = "Done", content = @Content)
    ResponseEntity<byte[]> logon(@PathVariable String id, @Valid @RequestBody Reason reason) {
        return act(id, "logons", reason);
    }

    @PostMapping(path = "/{id}/logouts", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("session:operate")
    @Operation(operationId = "logoutFixSession", summary = "Logs out")
    @ApiResponse(responseCode = "200", description = "Done", content = @Content)
    ResponseEntity<byte[]> logout(@PathVariable String id, @Valid @RequestBody Reason reason) {
        return act(id, "logouts", reason);
    }

    @PostMapping(path = "/{id}/test-requests", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("session:operate")
    @Operation(operationId = "testFixSession", summary = "Sends a TestRequest")
    @ApiResponse(responseCode = "200", description = "Done", content = @Content)
    ResponseEntity<byte[]> test(@PathVariable String id, @Valid @RequestBody Reason reason) {
        return act(id, "test-requests", reason);
    }

    @PutMapping(path = "/{id}/sequence-numbers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("session:operate")
    @Operation(
            operationId = "setSequenceNumbers",
            summary = "Sets both sequence numbers of a session that is down")
    @ApiResponse(responseCode = "200", description = "Set", content = @Content)
    ResponseEntity<byte[]> sequence(
            @PathVariable String id, @Valid @RequestBody SequenceNumbers numbers) {
        scopes.require(id);
        return relay.put(OpsProperties.GATEWAY, SESSIONS + "/{id}/sequence-numbers", numbers, id);
    }

    private ResponseEntity<byte[]> act(String id, String action, Reason reason) {
        scopes.require(id);
        return relay.post(OpsProperties.GATEWAY, SESSIONS + "/{id}/" + action, reason, id);
    }
}
