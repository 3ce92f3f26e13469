package io.interlock.ops.policy;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people do to policies; routing-service does it and keeps who and why. */
@RestController
@RequestMapping(path = RoutingService.POLICIES, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "policies")
class PolicyOperations {
    private final RoutingService routing;

    PolicyOperations(RoutingService routing) {
        this.routing = routing;
    }

    /** Why something is done to a policy. */
    record PolicyReason(@NotBlank @Size(max = 500) String reason) {}

    /**
     * The wish to put a version in force.
     *
     * @param at when; without it now
     * @param until when it ends by itself and what was in force before returns; without it never
     */
    record PolicyActivation(
            @Nullable Instant at,
            @Nullable Instant until,
            @NotBlank @Size(max = 500) String reason) {}

    /**
     * The wish to stop orders now.
     *
     * @param until when it ends by itself; without it never
     */
    record PolicyEmergency(@Nullable Instant until, @NotBlank @Size(max = 500) String reason) {}

    /**
     * The wish to have an earlier version back.
     *
     * @param until when it ends by itself and what was in force before returns; without it never
     */
    record PolicyRevert(
            @NotNull Integer version,
            @Nullable Instant until,
            @NotBlank @Size(max = 500) String reason) {}

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:write")
    @Operation(
            operationId = "draftPolicy",
            summary = "A draft of a new policy, or of another version of one that is there")
    @ApiResponse(
            responseCode = "201",
            description = "The draft, with what is wrong with it",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> draft(@RequestBody Map<String, Object> policy) {
        return routing.post("", policy);
    }

    @PutMapping(path = RoutingService.DRAFT, consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:write")
    @Operation(operationId = "editPolicyDraft", summary = "Another body for a draft")
    @ApiResponse(
            responseCode = "200",
            description = "The draft, with what is wrong with it",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> edit(
            @PathVariable String id,
            @PathVariable int version,
            @Parameter(required = true, description = "the revision that is changed")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @RequestBody Map<String, Object> policy) {
        if (ifMatch == null) {
            throw Problem.PRECONDITION_REQUIRED.exception(
                    "If-Match must name the revision that was read, for example \"1\"");
        }
        return routing.put(RoutingService.DRAFT, policy, id, version);
    }

    @PostMapping(RoutingService.DRAFT + "/validations")
    @Requires("policy:write")
    @Operation(
            operationId = "validatePolicyDraft",
            summary = "What is wrong with a draft; changes nothing")
    @ApiResponse(
            responseCode = "200",
            description = "The findings",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> validate(@PathVariable String id, @PathVariable int version) {
        return routing.post(RoutingService.DRAFT + "/validations", Map.of(), id, version);
    }

    @PostMapping(
            path = RoutingService.DRAFT + "/submissions",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:write")
    @Operation(
            operationId = "submitPolicyDraft",
            summary = "Asks a second person to approve; where none is needed it is approved")
    @ApiResponse(responseCode = "201", description = "Submitted", content = @Content)
    ResponseEntity<byte[]> submit(
            @PathVariable String id,
            @PathVariable int version,
            @Valid @RequestBody PolicyReason reason) {
        return routing.post(RoutingService.DRAFT + "/submissions", reason, id, version);
    }

    @PostMapping(
            path = RoutingService.DRAFT + "/approvals",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:approve")
    @Operation(
            operationId = "approvePolicyDraft",
            summary = "Lets a version be applied; not by who wrote it")
    @ApiResponse(responseCode = "201", description = "Approved", content = @Content)
    ResponseEntity<byte[]> approve(
            @PathVariable String id,
            @PathVariable int version,
            @Parameter(description = "the revision that was looked at; without it whichever")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable String ifMatch,
            @Valid @RequestBody PolicyReason reason) {
        return routing.post(RoutingService.DRAFT + "/approvals", reason, id, version);
    }

    @PostMapping(
            path = RoutingService.DRAFT + "/declines",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:approve")
    @Operation(operationId = "declinePolicyDraft", summary = "Refuses a version for good")
    @ApiResponse(responseCode = "201", description = "Declined", content = @Content)
    ResponseEntity<byte[]> decline(
            @PathVariable String id,
            @PathVariable int version,
            @Valid @RequestBody PolicyReason reason) {
        return routing.post(RoutingService.DRAFT + "/declines", reason, id, version);
    }

    @PostMapping(
            path = RoutingService.DRAFT + "/discards",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:write")
    @Operation(
            operationId = "discardPolicyDraft",
            summary = "Gives up a version that was never in force, a scheduled one too")
    @ApiResponse(responseCode = "201", description = "Given up", content = @Content)
    ResponseEntity<byte[]> discard(
            @PathVariable String id,
            @PathVariable int version,
            @Valid @RequestBody PolicyReason reason) {
        return routing.post(RoutingService.DRAFT + "/discards", reason, id, version);
    }

    @PostMapping(
            path = RoutingService.DRAFT + "/activations",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:write")
    @Operation(
            operationId = "activatePolicyDraft",
            summary = "Puts an approved version in force, now or later, for good or until a time")
    @ApiResponse(responseCode = "201", description = "In force or scheduled", content = @Content)
    ResponseEntity<byte[]> activate(
            @PathVariable String id,
            @PathVariable int version,
            @Valid @RequestBody PolicyActivation wish) {
        return routing.post(RoutingService.DRAFT + "/activations", wish, id, version);
    }

    @PostMapping(
            path = RoutingService.DRAFT + "/emergency-activations",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:revert")
    @Operation(
            operationId = "activatePolicyInEmergency",
            summary =
                    "Puts a BLOCK in force at once without a second person, where nothing of the"
                            + " policy is in force; the others are alerted")
    @ApiResponse(responseCode = "201", description = "In force", content = @Content)
    ResponseEntity<byte[]> emergency(
            @PathVariable String id,
            @PathVariable int version,
            @Valid @RequestBody PolicyEmergency wish) {
        return routing.post(RoutingService.DRAFT + "/emergency-activations", wish, id, version);
    }

    @PostMapping(path = "/{id}/ends", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:revert")
    @Operation(
            operationId = "endPolicy",
            summary = "Withdraws what is in force; nothing takes its place")
    @ApiResponse(responseCode = "201", description = "Withdrawn", content = @Content)
    ResponseEntity<byte[]> end(@PathVariable String id, @Valid @RequestBody PolicyReason reason) {
        return routing.post("/{id}/ends", reason, id);
    }

    @PostMapping(path = "/{id}/reverts", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:revert")
    @Operation(
            operationId = "revertPolicy",
            summary = "Puts an earlier version in force again, without a new approval")
    @ApiResponse(responseCode = "201", description = "In force again", content = @Content)
    ResponseEntity<byte[]> revert(@PathVariable String id, @Valid @RequestBody PolicyRevert wish) {
        return routing.post("/{id}/reverts", wish, id);
    }
}
