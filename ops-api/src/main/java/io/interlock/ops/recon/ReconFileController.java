package io.interlock.ops.recon;

import io.interlock.kit.security.Requires;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finance's file of a day, and where it went; dropcopy-recon-service writes it. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "reconciliation files")
class ReconFileController {
    private static final String V1 = "/api/v1";
    private static final String DAY = "/recon-files/{oms}/{tradeDate}";

    private final ReconFileService recon;

    ReconFileController(ReconFileService recon) {
        this.recon = recon;
    }

    /**
     * The wish that a day's file leaves.
     *
     * @param acceptDifferences the diff's hash, where it leaves though the drop copy differs
     * @param acceptReason why
     * @param replace true where it may replace one with other bytes
     */
    record ReconDelivery(
            @NotBlank String template,
            @NotBlank String destination,
            @Nullable String acceptDifferences,
            @Size(max = 500) @Nullable String acceptReason,
            @Nullable Boolean replace,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping(path = DAY, produces = "text/csv")
    @Requires("break:read")
    @Operation(
            operationId = "getReconFile",
            summary = "Finance's file of an OMS's day as it would leave, of either side")
    @ApiResponse(
            responseCode = "200",
            description = "The file in the template's layout, its SHA-256 as ETag",
            content = @Content(mediaType = "text/csv", schema = @Schema(type = "string")))
    void file(
            @PathVariable String oms,
            @PathVariable LocalDate tradeDate,
            @RequestParam String template,
            @Schema(allowableValues = {"PLATFORM", "DROP_COPY"}) @RequestParam(required = false)
                    @Nullable String side,
            HttpServletResponse to)
            throws IOException {
        recon.get(
                V1 + DAY,
                ReconFileService.asked("template", template, "side", side),
                to,
                oms,
                tradeDate);
    }

    @GetMapping(path = DAY + "/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("break:read")
    @Operation(
            operationId = "getReconFileDiff",
            summary = "The day's file beside one made of the drop copy alone")
    @ApiResponse(
            responseCode = "200",
            description = "Totals of both and what differs",
            content = @Content(schema = @Schema(type = "object")))
    void diff(
            @PathVariable String oms,
            @PathVariable LocalDate tradeDate,
            @RequestParam String template,
            HttpServletResponse to)
            throws IOException {
        recon.get(
                V1 + DAY + "/diff",
                ReconFileService.asked("template", template),
                to,
                oms,
                tradeDate);
    }

    @PostMapping(
            path = DAY + "/deliveries",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("recon:deliver")
    @Operation(
            operationId = "deliverReconFile",
            summary = "Lets the day's file leave; differences have to be accepted")
    @ApiResponse(
            responseCode = "201",
            description = "Delivered; 200 where the same bytes had landed there before",
            content = @Content(schema = @Schema(type = "object")))
    void deliver(
            @PathVariable String oms,
            @PathVariable LocalDate tradeDate,
            @Valid @RequestBody ReconDelivery wish,
            HttpServletResponse to)
            throws IOException {
        recon.post(V1 + DAY + "/deliveries", wish, to, oms, tradeDate);
    }

    @GetMapping(path = "/recon-deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("break:read")
    @Operation(operationId = "listReconDeliveries", summary = "Files that left, the newest first")
    @ApiResponse(
            responseCode = "200",
            description = "The deliveries",
            content = @Content(schema = @Schema(type = "object")))
    void deliveries(
            @RequestParam(required = false) @Nullable String oms,
            @RequestParam(required = false) @Nullable LocalDate tradeDate,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            HttpServletResponse to)
            throws IOException {
        recon.get(
                V1 + "/recon-deliveries",
                ReconFileService.asked(
                        "oms", oms, "tradeDate", tradeDate, "limit", limit, "cursor", cursor),
                to);
    }

    @GetMapping(path = "/recon-destinations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("break:read")
    @Operation(operationId = "listReconDestinations", summary = "Where finance's files can land")
    @ApiResponse(
            responseCode = "200",
            description = "The destinations",
            content = @Content(schema = @Schema(type = "object")))
    void destinations(HttpServletResponse to) throws IOException {
        recon.get(V1 + "/recon-destinations", Map.of(), to);
    }
}
