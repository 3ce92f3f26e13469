package io.interlock.ops.policy;

import io.interlock.kit.security.Requires;
import io.interlock.ops.policy.PolicyOperations.PolicyReason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Guards against repeated executions that have stopped orders. */
@RestController
@Tag(name = "policies")
class GuardController {
    private static final String GUARDS = "/api/v1/guards";

    private final RoutingService routing;

    GuardController(RoutingService routing) {
        this.routing = routing;
    }

    @GetMapping(path = GUARDS, produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:read")
    @Operation(
            operationId = "listGuards",
            summary = "Guards that stop orders until somebody lets them on again")
    @ApiResponse(
            responseCode = "200",
            description = "The guards, newest first",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> list(@RequestParam(required = false) boolean history) {
        return routing.get(GUARDS, history ? Map.of("history", true) : Map.of());
    }

    @PostMapping(
            path = GUARDS + "/{id}/releases",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:revert")
    @Operation(
            operationId = "releaseGuard",
            summary = "Lets on again what too many executions have stopped")
    @ApiResponse(responseCode = "201", description = "Let on", content = @Content)
    ResponseEntity<byte[]> release(
            @PathVariable String id, @Valid @RequestBody PolicyReason reason) {
        return routing.act(GUARDS + "/{id}/releases", reason, id);
    }
}
