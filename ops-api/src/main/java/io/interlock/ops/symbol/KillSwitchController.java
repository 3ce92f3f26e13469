package io.interlock.ops.symbol;

import io.interlock.domain.Environment;
import io.interlock.domain.Symbol;
import io.interlock.events.KillSwitch;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.kit.security.Scope;
import io.interlock.kit.state.StateReader;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.page.Page;
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
import java.util.Comparator;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/kill-switches", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "symbols")
class KillSwitchController {
    private final StateReader<KillSwitch> killSwitches;
    private final SymbolCms symbolCms;

    KillSwitchController(StateReader<KillSwitch> killSwitches, SymbolCms symbolCms) {
        this.killSwitches = killSwitches;
        this.symbolCms = symbolCms;
    }

    /** Stops all new orders for one symbol. */
    record Engagement(
            @NotNull Environment environment,
            @NotNull Symbol symbol,
            @NotBlank @Size(max = 500) String reason) {}

    /**
     * A kill switch as it was stored.
     *
     * @param announced false where Kafka has not taken it yet: it stops orders as soon as Kafka is
     *     back, and until then no new order is let through at all
     */
    record EngagedKillSwitch(
            String id,
            Environment environment,
            Symbol symbol,
            String by,
            String reason,
            Instant since,
            boolean announced) {}

    /** Lets orders through again. */
    record Release(@NotBlank @Size(max = 500) String reason) {}

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Requires("symbol:read")
    @Operation(operationId = "listKillSwitches", summary = "Engaged kill switches, newest first")
    Page<KillSwitch> list() {
        Scope scope = CurrentActor.scope();
        return Page.all(
                killSwitches.view().values().stream()
                        .filter(kill -> scope.covers(kill.environment()))
                        .sorted(Comparator.comparing(KillSwitch::since).reversed())
                        .toList());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("symbol:kill")
    @Operation(operationId = "engageKillSwitch", summary = "Stops all new orders for a symbol")
    @ApiResponse(
            responseCode = "201",
            description = "Stored; in force everywhere where it is announced",
            content = @Content(schema = @Schema(implementation = EngagedKillSwitch.class)))
    ResponseEntity<byte[]> engage(@Valid @RequestBody Engagement engagement) {
        CurrentActor.requireScope(engagement.environment());
        return symbolCms.engage(engagement);
    }

    @PostMapping(path = "/{id}/releases", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("symbol:kill")
    @Operation(operationId = "releaseKillSwitch", summary = "Lets orders for the symbol through")
    @ApiResponse(responseCode = "201", description = "Released", content = @Content)
    ResponseEntity<byte[]> release(@PathVariable String id, @Valid @RequestBody Release release) {
        Scope scope = CurrentActor.scope();
        if (!scope.coversEveryEnvironment() && !engagedWithin(scope, id)) {
            throw Problem.NOT_FOUND.exception("no kill switch '" + id + "'");
        }
        return symbolCms.release(id, release);
    }

    private boolean engagedWithin(Scope scope, String id) {
        return killSwitches.view().values().stream()
                .anyMatch(kill -> kill.id().equals(id) && scope.covers(kill.environment()));
    }
}
