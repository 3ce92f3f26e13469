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

/** The end of a day at an OMS; dropcopy-recon-service keeps what was signed. */
@RestController
@RequestMapping(path = "/api/v1/recon-certificates", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "reconciliation files")
class ReconCertificateController {
    private static final String CERTIFICATES = "/api/v1/recon-certificates";
    private static final String DAY = "/{oms}/{tradeDate}";

    private final ReconFileService recon;

    ReconCertificateController(ReconFileService recon) {
        this.recon = recon;
    }

    /**
     * The wish to sign a day.
     *
     * @param hash of the certificate that was seen
     */
    record ReconSignOff(@NotBlank String hash, @NotBlank @Size(max = 500) String comment) {}

    @GetMapping
    @Requires("break:read")
    @Operation(operationId = "listReconCertificates", summary = "Days that were signed")
    @ApiResponse(
            responseCode = "200",
            description = "The days, the newest first",
            content = @Content(schema = @Schema(type = "object")))
    void list(
            @RequestParam(required = false) @Nullable String oms,
            @RequestParam(required = false) @Nullable Integer limit,
            HttpServletResponse to)
            throws IOException {
        recon.get(CERTIFICATES, ReconFileService.asked("oms", oms, "limit", limit), to);
    }

    @GetMapping(DAY)
    @Requires("break:read")
    @Operation(
            operationId = "getReconCertificate",
            summary = "A day's totals, breaks and proof; what was signed, and what came later")
    @ApiResponse(
            responseCode = "200",
            description = "The certificate",
            content = @Content(schema = @Schema(type = "object")))
    void get(@PathVariable String oms, @PathVariable LocalDate tradeDate, HttpServletResponse to)
            throws IOException {
        recon.get(CERTIFICATES + DAY, Map.of(), to, oms, tradeDate);
    }

    @PostMapping(path = DAY + "/sign-offs", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("recon:sign")
    @Operation(
            operationId = "signReconCertificate",
            summary = "Signs a day as it was seen; nothing of it changes any more")
    @ApiResponse(
            responseCode = "201",
            description = "Signed",
            content = @Content(schema = @Schema(type = "object")))
    void sign(
            @PathVariable String oms,
            @PathVariable LocalDate tradeDate,
            @Valid @RequestBody ReconSignOff wish,
            HttpServletResponse to)
            throws IOException {
        recon.post(CERTIFICATES + DAY + "/sign-offs", wish, to, oms, tradeDate);
    }
}
