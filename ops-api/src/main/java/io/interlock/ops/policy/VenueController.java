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
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
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

/** How the OMSs do as places for new orders; routing-service judges them. */
@RestController
@RequestMapping(path = VenueController.VENUES, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "policies")
class VenueController {
    static final String VENUES = "/api/v1/venues";

    private final RoutingService routing;

    VenueController(RoutingService routing) {
        this.routing = routing;
    }

    /**
     * The wish to take an OMS out.
     *
     * @param until when it ends by itself; without it never
     */
    record VenueForcedOff(@Nullable Instant until, @NotBlank @Size(max = 500) String reason) {}

    /** Why an OMS is given back. */
    record VenueRelease(@NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("policy:read")
    @Operation(
            operationId = "listVenues",
            summary = "How each OMS does as a place for new orders, and what was seen of it")
    @ApiResponse(
            responseCode = "200",
            description = "The venues",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> list() {
        return routing.get(VENUES, Map.of());
    }

    @GetMapping("/{oms}/switches")
    @Requires("policy:read")
    @Operation(
            operationId = "listVenueSwitches",
            summary = "From which state into which an OMS came, why, and what that moved")
    @ApiResponse(
            responseCode = "200",
            description = "The switches, newest first",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> switches(
            @PathVariable String oms,
            @RequestParam(defaultValue = "100") @Min(1) @Max(1000) int limit) {
        return routing.get(VENUES + "/{oms}/switches", Map.of("limit", limit), oms);
    }

    @PostMapping(path = "/{oms}/forced-off", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:write")
    @Operation(
            operationId = "forceVenueOff",
            summary = "Sends no new orders to an OMS, for good or until a time")
    @ApiResponse(
            responseCode = "201",
            description = "The venue",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> forceOff(
            @PathVariable String oms, @Valid @RequestBody VenueForcedOff wish) {
        return routing.venue(VENUES + "/{oms}/forced-off", wish, oms);
    }

    @PostMapping(path = "/{oms}/releases", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:write")
    @Operation(
            operationId = "releaseVenue",
            summary = "Gives an OMS that was taken out by hand back to its canaries")
    @ApiResponse(
            responseCode = "201",
            description = "The venue",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> release(
            @PathVariable String oms, @Valid @RequestBody VenueRelease reason) {
        return routing.venue(VENUES + "/{oms}/releases", reason, oms);
    }
}
