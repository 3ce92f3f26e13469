package io.interlock.ops.recon;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.ops.relay.Relay;
import io.interlock.ops.settings.OpsProperties;
import io.interlock.ops.table.Where;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What dropcopy-recon-service alone knows and does. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("break:read")
@Tag(name = "reconciliation")
class ReconOperations {
    private static final String BREAKS = "/api/v1/recon-breaks";
    private static final String MANY = "/api/v1/recon-break-decisions";

    private final Relay relay;
    private final Breaks breaks;

    ReconOperations(Relay relay, Breaks breaks) {
        this.relay = relay;
        this.breaks = breaks;
    }

    /** What people may decide about a break. */
    enum Action {
        TAKE,
        ASSIGN,
        PEND,
        COMMENT,
        LABEL,
        UNLABEL,
        ACCEPT,
        BOOK_FROM_DROP_COPY,
        FORCE_CLOSE,
        REOPEN
    }

    /**
     * A decision about a break.
     *
     * @param value the new owner with ASSIGN, the label with LABEL and UNLABEL
     */
    record BreakDecision(
            @NotNull Action action,
            @Size(max = 64) @Nullable String value,
            @NotBlank @Size(max = 500) String reason) {}

    /** The same decision about many. */
    record BreakDecisions(
            @NotEmpty @Size(max = 500) List<@NotBlank String> breakIds,
            @NotNull Action action,
            @Size(max = 64) @Nullable String value,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping("/recon-breaks/{id}/card")
    @Operation(
            operationId = "getReconBreakCard",
            summary = "A break with both sides' reports, its history and what else happened")
    @ApiResponse(
            responseCode = "200",
            description = "The card",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> card(@PathVariable String id) {
        withinScope(List.of(id));
        return relay.get(OpsProperties.RECON, BREAKS + "/{id}/card", Map.of(), id);
    }

    @PostMapping(path = "/recon-breaks/{id}/decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("break:review")
    @Operation(
            operationId = "decideReconBreak",
            summary = "Takes, assigns, comments, accepts, closes or reopens a break")
    @ApiResponse(
            responseCode = "200",
            description = "The break after it",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> decide(@PathVariable String id, @Valid @RequestBody BreakDecision wish) {
        withinScope(List.of(id));
        return relay.post(OpsProperties.RECON, BREAKS + "/{id}/decisions", wish, id);
    }

    @PostMapping(path = "/recon-break-decisions", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("break:review")
    @Operation(
            operationId = "decideReconBreaks",
            summary = "The same decision about many breaks, each on its own")
    @ApiResponse(
            responseCode = "200",
            description = "Those done and those refused, with the reason",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> decideMany(@Valid @RequestBody BreakDecisions wish) {
        withinScope(wish.breakIds());
        return relay.post(OpsProperties.RECON, MANY, wish);
    }

    @GetMapping("/recon-catalogue")
    @Operation(
            operationId = "getReconCatalogue",
            summary = "All types of breaks: severity, time to deal with, meaning")
    @ApiResponse(
            responseCode = "200",
            description = "The types",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> catalogue() {
        return relay.get(OpsProperties.RECON, "/api/v1/recon-catalogue", Map.of());
    }

    @GetMapping("/recon-proof")
    @Operation(
            operationId = "getReconProof",
            summary = "What of a day the drop copies prove, by OMS and minute")
    @ApiResponse(
            responseCode = "200",
            description = "The proof",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> proof(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate day,
            @RequestParam(required = false) @Nullable String oms) {
        CurrentActor.requireEveryEnvironment();
        Map<String, Object> query = new LinkedHashMap<>();
        if (day != null) {
            query.put("day", day);
        }
        if (oms != null) {
            query.put("oms", oms);
        }
        return relay.get(OpsProperties.RECON, "/api/v1/recon-proof", query);
    }

    /** Who sees some environments only may touch their breaks only. */
    private void withinScope(List<String> ids) {
        if (Where.names(CurrentActor.scope()) == null) {
            return;
        }
        for (String id : ids) {
            if (breaks.find(id).isEmpty()) {
                throw Problem.NOT_FOUND.exception("no recon break '" + id + "'");
            }
        }
    }
}
