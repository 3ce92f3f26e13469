package io.interlock.ops.recon;

import io.interlock.kit.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Brokers' files; dropcopy-recon-service reads them. */
@RestController
@RequestMapping("/api/v1/recon-imports")
@Tag(name = "reconciliation files")
class ReconImportController {
    private static final String IMPORTS = "/api/v1/recon-imports";

    private final ReconFileService recon;

    ReconImportController(ReconFileService recon) {
        this.recon = recon;
    }

    @PostMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("recon:import")
    @Operation(
            operationId = "takeReconImport",
            summary = "Takes a log or a CSV file of any size as evidence, or only looks at it",
            description =
                    "A file twice changes nothing, so no Idempotency-Key is needed; with one, a"
                            + " file has 1 MB at most. Choose the id to ask for progress meanwhile.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(
            responseCode = "201",
            description = "Taken; 200 after a dry run",
            content = @Content(schema = @Schema(type = "object")))
    void take(
            @RequestParam String oms,
            @Schema(allowableValues = {"QUICKFIXJ", "FIXEDGE", "FIX", "CSV"}) @RequestParam
                    String format,
            @Schema(allowableValues = {"STRICT", "LENIENT"}) @RequestParam(required = false)
                    @Nullable String mode,
            @RequestParam(required = false) @Nullable Boolean dryRun,
            @RequestParam String reason,
            @RequestParam(required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable String mapping,
            @RequestParam(required = false) @Nullable String sender,
            @RequestParam(required = false) @Nullable String fileName,
            HttpServletResponse to)
            throws IOException {
        recon.stream(
                IMPORTS,
                ReconFileService.asked(
                        "oms",
                        oms,
                        "format",
                        format,
                        "mode",
                        mode,
                        "dryRun",
                        dryRun,
                        "reason",
                        reason,
                        "id",
                        id,
                        "mapping",
                        mapping,
                        "sender",
                        sender,
                        "fileName",
                        fileName),
                to);
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("break:read")
    @Operation(operationId = "listReconImports", summary = "Imports, the newest first")
    @ApiResponse(
            responseCode = "200",
            description = "The imports",
            content = @Content(schema = @Schema(type = "object")))
    void list(
            @RequestParam(required = false) @Nullable String oms,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletResponse to)
            throws IOException {
        recon.get(
                IMPORTS, ReconFileService.asked("oms", oms, "limit", limit, "cursor", cursor), to);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("break:read")
    @Operation(
            operationId = "getReconImport",
            summary = "One import, how far it has come while it runs")
    @ApiResponse(
            responseCode = "200",
            description = "The import",
            content = @Content(schema = @Schema(type = "object")))
    void get(@PathVariable String id, HttpServletResponse to) throws IOException {
        recon.get(IMPORTS + "/{id}", Map.of(), to, id);
    }

    @GetMapping(path = "/{id}/errors", produces = "text/csv")
    @Requires("break:read")
    @Operation(
            operationId = "getReconImportErrors",
            summary = "What is wrong with the lines of a file, as CSV")
    @ApiResponse(
            responseCode = "200",
            description = "line, field, value, why",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void errors(@PathVariable String id, HttpServletResponse to) throws IOException {
        recon.get(IMPORTS + "/{id}/errors", Map.of(), to, id);
    }
}
