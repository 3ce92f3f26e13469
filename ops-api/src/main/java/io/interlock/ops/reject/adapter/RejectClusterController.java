package io.interlock.ops.reject.adapter;

import io.interlock.kit.security.Requires;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.page.Page;
import io.interlock.ops.page.Range;
import io.interlock.ops.reject.RejectClass;
import io.interlock.ops.reject.RejectCluster;
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
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/reject-clusters", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("order:read")
@Tag(name = "orders")
class RejectClusterController {
    private static final Duration USUAL = Duration.ofHours(1);
    private final RejectClusters clusters;
    private final Clock clock;

    RejectClusterController(RejectClusters clusters, Clock clock) {
        this.clusters = clusters;
        this.clock = clock;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(
            operationId = "listRejectClusters",
            summary =
                    "Rejects of one session, code, wording and symbol together, largest first, with"
                            + " what changed within minutesBefore of their begin; the last hour"
                            + " unless told otherwise")
    Page<RejectCluster> list(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String fixSession,
            @RequestParam(required = false) @Nullable String symbol,
            @RequestParam(required = false) @Nullable RejectClass rejectClass,
            @RequestParam(defaultValue = "false") boolean newOnly,
            @RequestParam(defaultValue = "0") @Min(0) int minAccounts,
            @RequestParam(defaultValue = "15") @Min(1) @Max(1440) int minutesBefore,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
        Range range = Range.of(from, to, USUAL, clock.instant());
        var filter =
                new RejectClusters.Filter(
                        range, fixSession, symbol, rejectClass, newOnly, minAccounts);
        return Page.all(clusters.largest(filter, Duration.ofMinutes(minutesBefore), limit));
    }
}
