package io.interlock.ops.policy;

import io.interlock.kit.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "policies")
class InterventionController {
    private static final String INTERVENTIONS = "/api/v1/interventions";

    private final RoutingService routing;

    InterventionController(RoutingService routing) {
        this.routing = routing;
    }

    @GetMapping(path = INTERVENTIONS, produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:read")
    @Operation(
            operationId = "listInterventions",
            summary = "What is in force for a time only or was not seen by a second person")
    @ApiResponse(
            responseCode = "200",
            description = "The interventions, newest first",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> list() {
        return routing.get(INTERVENTIONS, Map.of());
    }
}
