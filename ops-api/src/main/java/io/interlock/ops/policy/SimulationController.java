package io.interlock.ops.policy;

import io.interlock.kit.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a version of a policy would have done; routing-service plays it over the past. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "policies")
class SimulationController {
    private static final String SIMULATIONS = "/api/v1/simulations";
    private static final String SIMULATION = SIMULATIONS + "/{simulation}";
    private final RoutingService routing;

    SimulationController(RoutingService routing) {
        this.routing = routing;
    }

    /**
     * Over how much of the past.
     *
     * @param hours 24 unless told otherwise
     */
    record PolicySimulation(@Nullable @Min(1) @Max(168) Integer hours) {}

    @PostMapping(
            path = "/policies" + RoutingService.DRAFT + "/simulations",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:write")
    @Operation(
            operationId = "simulatePolicyDraft",
            summary = "Plays a version over the orders of the last hours; changes nothing")
    @ApiResponse(
            responseCode = "202",
            description = "It is under way; Location tells of it",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> begin(
            @PathVariable String id,
            @PathVariable int version,
            @Valid @RequestBody PolicySimulation wish) {
        return routing.post(RoutingService.DRAFT + "/simulations", wish, id, version);
    }

    @GetMapping("/simulations")
    @Requires("policy:read")
    @Operation(
            operationId = "listSimulations",
            summary = "Simulations of a policy, a version or a revision that are remembered")
    @ApiResponse(
            responseCode = "200",
            description = "The simulations, newest first",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> list(
            @RequestParam String policy,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable Integer revision) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("policy", policy);
        if (version != null) {
            asked.put("version", version);
        }
        if (revision != null) {
            asked.put("revision", revision);
        }
        return routing.get(SIMULATIONS, asked);
    }

    @GetMapping("/simulations/{simulation}")
    @Requires("policy:read")
    @Operation(
            operationId = "getSimulation",
            summary = "How far a simulation is, and what it found: orders, accounts, samples")
    @ApiResponse(
            responseCode = "200",
            description = "The simulation",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> one(@PathVariable String simulation) {
        return routing.get(SIMULATION, Map.of(), simulation);
    }

    @PostMapping("/simulations/{simulation}/cancellations")
    @Requires("policy:write")
    @Operation(operationId = "cancelSimulation", summary = "Ends a simulation that is under way")
    @ApiResponse(
            responseCode = "200",
            description = "The simulation, as far as it came",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> cancel(@PathVariable String simulation) {
        return routing.act(SIMULATION + "/cancellations", simulation);
    }
}
