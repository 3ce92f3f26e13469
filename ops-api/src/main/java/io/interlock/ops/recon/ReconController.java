package io.interlock.ops.recon;

import io.interlock.events.ReconBreak;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.Requires;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("break:read")
@Tag(name = "reconciliation")
class ReconController {
    private final Breaks breaks;
    private final Fills fills;
    private final Clock clock;

    ReconController(Breaks breaks, Fills fills, Clock clock) {
        this.breaks = breaks;
        this.fills = fills;
        this.clock = clock;
    }

    @GetMapping(
            path = "/recon-breaks",
            produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(operationId = "listReconBreaks", summary = "Breaks, newest first")
    Page<ReconBreak> list(
            @RequestParam(required = false) ReconBreak.@Nullable Status status,
            @RequestParam(required = false) ReconBreak.@Nullable Type type,
            @RequestParam(required = false) @Nullable String oms,
            @RequestParam(required = false) @Nullable String symbol,
            @RequestParam(required = false) ReconBreak.@Nullable Severity severity,
            @RequestParam(required = false) ReconBreak.@Nullable Review review,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Min(0) @Nullable Long olderThanSeconds,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable Cursor cursor) {
        Instant before =
                olderThanSeconds == null
                        ? null
                        : clock.instant().minus(Duration.ofSeconds(olderThanSeconds));
        BreakWish wish = new BreakWish(status, type, oms, symbol, severity, review, owner, before);
        return Page.from((n, after) -> breaks.page(wish, n, after), limit, cursor);
    }

    @GetMapping("/recon-breaks/{id}")
    @Operation(operationId = "getReconBreak", summary = "A break as it stands now")
    ReconBreak get(@PathVariable String id) {
        return breaks.find(id)
                .orElseThrow(() -> Problem.NOT_FOUND.exception("no recon break '" + id + "'"));
    }

    @GetMapping("/recon-summary")
    @Operation(operationId = "getReconSummary", summary = "What is proven and what is not")
    ReconSummary summary() {
        return fills.summary();
    }
}
