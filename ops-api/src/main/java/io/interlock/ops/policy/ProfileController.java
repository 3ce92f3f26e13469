package io.interlock.ops.policy;

import io.interlock.domain.Environment;
import io.interlock.events.Profile;
import io.interlock.events.ProfileState.ProfileWindow;
import io.interlock.kit.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which profile each environment is in; routing-service keeps it. */
@RestController
@RequestMapping(path = "/api/v1/profiles", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "policies")
class ProfileController {
    private static final String PROFILES = "/api/v1/profiles";

    private final RoutingService routing;

    ProfileController(RoutingService routing) {
        this.routing = routing;
    }

    /**
     * The wish to be in a profile, whatever the schedule says.
     *
     * @param until when it ends by itself and what was there before returns; without it never
     */
    record ProfileSwitch(
            @NotNull Profile profile,
            @Nullable Instant until,
            @NotBlank @Size(max = 500) String reason) {}

    /** The wish to go by the schedule again. */
    record ProfileReturn(@NotBlank @Size(max = 500) String reason) {}

    /** Windows of local time; an empty list is no schedule. */
    record ProfileSchedule(
            @Nullable String zone,
            @NotNull List<ProfileWindow> windows,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("policy:read")
    @Operation(
            operationId = "listProfiles",
            summary = "The profile that each environment is in, who wanted it, and the schedule")
    @ApiResponse(
            responseCode = "200",
            description = "The profiles",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> list() {
        return routing.get(PROFILES, Map.of());
    }

    @PostMapping(path = "/{environment}/switches", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:revert")
    @Operation(
            operationId = "switchProfile",
            summary =
                    "Puts an environment in a profile over its schedule, for good or until a time;"
                            + " of EMERGENCY the others are alerted")
    @ApiResponse(
            responseCode = "200",
            description = "The profile now",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> become(
            @PathVariable Environment environment, @Valid @RequestBody ProfileSwitch wish) {
        return routing.send(PROFILES + "/{environment}/switches", wish, environment);
    }

    @PostMapping(path = "/{environment}/returns", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:revert")
    @Operation(operationId = "returnProfile", summary = "Ends a switch: the schedule holds again")
    @ApiResponse(
            responseCode = "200",
            description = "The profile now",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> goBack(
            @PathVariable Environment environment, @Valid @RequestBody ProfileReturn wish) {
        return routing.send(PROFILES + "/{environment}/returns", wish, environment);
    }

    @PutMapping(path = "/{environment}/schedule", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("policy:revert")
    @Operation(
            operationId = "scheduleProfiles",
            summary = "The windows of local time in which an environment is in another profile")
    @ApiResponse(
            responseCode = "200",
            description = "The profile now",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> schedule(
            @PathVariable Environment environment, @Valid @RequestBody ProfileSchedule wish) {
        return routing.replace(PROFILES + "/{environment}/schedule", wish, environment);
    }
}
