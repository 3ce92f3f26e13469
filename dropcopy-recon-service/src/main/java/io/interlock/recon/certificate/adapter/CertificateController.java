package io.interlock.recon.certificate.adapter;

import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The end of a day at an OMS, and who has signed for it. */
@RestController
@RequestMapping(path = "/api/v1/recon-certificates", produces = MediaType.APPLICATION_JSON_VALUE)
class CertificateController {
    private final Certificates certificates;
    private final CertificateTable table;

    CertificateController(Certificates certificates, CertificateTable table) {
        this.certificates = certificates;
        this.table = table;
    }

    /** A signed day. */
    record SignedDay(
            String oms,
            LocalDate tradeDate,
            String hash,
            String signedBy,
            String comment,
            Instant signedAt) {}

    @GetMapping
    @Requires("break:read")
    Page<SignedDay> list(
            @RequestParam(required = false) @Nullable String oms,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit) {
        return new Page<>(
                table.newest(oms, limit).stream()
                        .map(each ->
                                new SignedDay(
                                        each.oms(),
                                        each.tradeDate(),
                                        each.hash(),
                                        each.signedBy(),
                                        each.comment(),
                                        each.signedAt()))
                        .toList(),
                null);
    }

    @GetMapping("/{oms}/{tradeDate}")
    @Requires("break:read")
    Certificates.View get(@PathVariable String oms, @PathVariable LocalDate tradeDate) {
        return certificates.view(oms, tradeDate);
    }

    /**
     * The wish to sign.
     *
     * @param hash of the certificate that was seen
     */
    record SignOff(@NotBlank String hash, @NotBlank @Size(max = 500) String comment) {}

    @PostMapping(path = "/{oms}/{tradeDate}/sign-offs", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("recon:sign")
    @ResponseStatus(HttpStatus.CREATED)
    Certificates.View sign(
            @PathVariable String oms,
            @PathVariable LocalDate tradeDate,
            @Valid @RequestBody SignOff wish) {
        return certificates.sign(
                oms, tradeDate, wish.hash(), wish.comment().strip(), CurrentActor.name());
    }
}
