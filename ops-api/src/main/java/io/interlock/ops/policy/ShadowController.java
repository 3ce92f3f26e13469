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

/** What a version of a policy would do to live orders; routing-service decides them twice. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "policies")
class ShadowController {
    private static final String SHADOWS = "/api/v1/shadows";
    private static final String SHADOW = SHADOWS + "/{shadow}";
    private final RoutingService routing;

    ShadowController(RoutingService routing) {
        this.routing = routing;
    }

    /**
     * For how long.
     *
     * @param minutes 60 unless told otherwise
     */
    record PolicyShadow(@Nullable @Min(1) @Max(1440) Integer minutes) {}

    @PostMapping(
            path = "/policies" + RoutingService.DRAFT + "/shadows",
            consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:write")
    @Operation(
            operationId = "shadowPolicyDraft",
            summary = "Runs a version beside the policies in force on live orders; changes nothing")
    @ApiResponse(
            responseCode = "202",
            description = "It runs; Location tells of it",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> begin(
            @PathVariable String id,
            @PathVariable int version,
            @Valid @RequestBody PolicyShadow wish) {
        return routing.post(RoutingService.DRAFT + "/shadows", wish, id, version);
    }

    @GetMapping("/shadows")
    @Requires("policy:read")
    @Operation(
            operationId = "listShadows",
            summary = "Shadows of a policy or a version that are remembered")
    @ApiResponse(
            responseCode = "200",
            description = "The shadows, newest first",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> list(
            @RequestParam String policy,
            @RequestParam(required = false) @Nullable Integer version) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("policy", policy);
        if (version != null) {
            asked.put("version", version);
        }
        return routing.get(SHADOWS, asked);
    }

    @GetMapping("/shadows/{shadow}")
    @Requires("policy:read")
    @Operation(
            operationId = "getShadow",
            summary = "What a shadow found so far: orders, accounts, samples")
    @ApiResponse(
            responseCode = "200",
            description = "The shadow",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> one(@PathVariable String shadow) {
        return routing.get(SHADOW, Map.of(), shadow);
    }

    @PostMapping("/shadows/{shadow}/stops")
    @Requires("policy:write")
    @Operation(operationId = "stopShadow", summary = "Ends a shadow that runs")
    @ApiResponse(
            responseCode = "200",
            description = "The shadow, as far as it came",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> stop(@PathVariable String shadow) {
        return routing.act(SHADOW + "/stops", shadow);
    }
}
