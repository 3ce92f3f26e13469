package io.interlock.recon.posttrade.adapter;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.kit.rest.Cursor;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.recon.posttrade.Diff;
import io.interlock.recon.posttrade.FileSide;
import io.interlock.recon.posttrade.PostTradeFile.Written;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Finance's file of a day: looked at, compared, delivered. */
@RestController
@RequestMapping("/api/v1")
class PostTradeController {
    private static final String DAY = "/recon-files/{oms}/{tradeDate}";

    private final PostTradeFiles files;
    private final Deliveries deliveries;
    private final DeliveryTable table;

    PostTradeController(PostTradeFiles files, Deliveries deliveries, DeliveryTable table) {
        this.files = files;
        this.deliveries = deliveries;
        this.table = table;
    }

    /** The file of one side, as it would leave. */
    @GetMapping(path = DAY, produces = "text/csv")
    @Requires("break:read")
    void preview(
            @PathVariable String oms,
            @PathVariable LocalDate tradeDate,
            @RequestParam String template,
            @RequestParam(defaultValue = "PLATFORM") FileSide side,
            HttpServletResponse response)
            throws IOException {
        PostTradeFiles.Of of = files.of(oms, tradeDate, template);
        Path spool = Files.createTempFile("post-trade", ".part");
        try {
            Written written = files.write(of, side, spool);
            response.setContentType("text/csv;charset=" + of.layout().encoding());
            response.setContentLengthLong(written.bytes());
            response.setHeader(HttpHeaders.ETAG, "\"" + written.sha256() + "\"");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"%s\"".formatted(written.name()));
            Files.copy(spool, response.getOutputStream());
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    /** Both sides' files beside each other. */
    record FileDiff(
            String oms,
            LocalDate tradeDate,
            String template,
            int templateVersion,
            boolean agrees,
            Written platform,
            Written dropCopy,
            Diff.Result diff,
            PostTradeFiles.Unapplied unapplied) {}

    @GetMapping(path = DAY + "/diff", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("break:read")
    FileDiff diff(
            @PathVariable String oms,
            @PathVariable LocalDate tradeDate,
            @RequestParam String template)
            throws IOException {
        PostTradeFiles.Of of = files.of(oms, tradeDate, template);
        Path spool = Files.createTempFile("post-trade", ".part");
        try {
            PostTradeFiles.Compared compared = files.compare(of, spool);
            return new FileDiff(
                    oms,
                    tradeDate,
                    of.template(),
                    of.version(),
                    compared.diff().isEmpty(),
                    compared.platform(),
                    compared.dropCopy(),
                    compared.diff(),
                    compared.unapplied());
        } finally {
            Files.deleteIfExists(spool);
        }
    }

    /**
     * The wish that the file leaves.
     *
     * @param acceptDifferences the diff's hash, by whoever takes the file as it is
     * @param acceptReason why
     * @param replace true where it may replace one with other bytes
     */
    record DeliveryWish(
            @NotBlank String template,
            @NotBlank String destination,
            @Nullable String acceptDifferences,
            @Size(max = 500) @Nullable String acceptReason,
            @Nullable Boolean replace,
            @NotBlank @Size(max = 500) String reason) {}

    @PostMapping(
            path = DAY + "/deliveries",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("recon:deliver")
    ResponseEntity<Delivery> deliver(
            @PathVariable String oms,
            @PathVariable LocalDate tradeDate,
            @Valid @RequestBody DeliveryWish wish)
            throws IOException {
        if (wish.acceptDifferences() != null
                && Objects.requireNonNullElse(wish.acceptReason(), "").isBlank()) {
            throw Problem.REASON_REQUIRED.exception(
                    new FieldError(
                            "/acceptReason",
                            "missing",
                            "acceptReason is missing: why are the differences accepted?"));
        }
        Deliveries.Delivered delivered =
                deliveries.deliver(
                        files.of(oms, tradeDate, wish.template()),
                        new Deliveries.Wish(
                                wish.destination(),
                                wish.acceptDifferences(),
                                wish.acceptReason(),
                                Boolean.TRUE.equals(wish.replace()),
                                CurrentActor.name(),
                                wish.reason().strip()));
        return ResponseEntity.status(delivered.again() ? HttpStatus.OK : HttpStatus.CREATED)
                .body(delivered.delivery());
    }

    @GetMapping(path = "/recon-deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("break:read")
    Page<Delivery> deliveries(
            @RequestParam(required = false) @Nullable String oms,
            @RequestParam(required = false) @Nullable LocalDate tradeDate,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        long below = cursor == null ? Long.MAX_VALUE : below(cursor);
        List<Delivery> found = table.newest(oms, tradeDate, below, limit + 1);
        return Page.of(found, limit, each -> Long.toString(each.id()));
    }

    private static long below(String cursor) {
        try {
            return Long.parseLong(Cursor.decode(cursor));
        } catch (NumberFormatException e) {
            throw Problem.VALIDATION_FAILED.exception(
                    new FieldError("?cursor", "invalid-value", "cursor is no cursor: " + cursor));
        }
    }

    @GetMapping(path = "/recon-destinations", produces = MediaType.APPLICATION_JSON_VALUE)
    @Requires("break:read")
    Page<Deliveries.Destination> destinations() {
        return new Page<>(deliveries.destinations(), null);
    }
}
