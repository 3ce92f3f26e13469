package io.interlock.ops.latency.adapter;

import io.interlock.domain.Environment;
import io.interlock.kit.security.Requires;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.latency.Dimension;
import io.interlock.ops.latency.Hop;
import io.interlock.ops.latency.Latency;
import io.interlock.ops.latency.LatencyHistogram;
import io.interlock.ops.latency.adapter.LatencyTable.Filter;
import io.interlock.ops.page.Page;
import io.interlock.ops.page.Range;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@RequestMapping(path = "/api/v1/latencies", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("order:read")
@Tag(name = "latencies")
class LatencyController {
    private static final Duration USUAL = Duration.ofHours(1);
    private final LatencyTable table;
    private final Clock clock;

    LatencyController(LatencyTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(
            operationId = "listLatencies",
            summary =
                    "How long a hop took by symbol, OMS or session, within the last hour unless"
                            + " told otherwise; minutes count whole")
    Page<Latency> list(
            @RequestParam(defaultValue = "symbol") By by,
            @RequestParam(defaultValue = "total") Named hop,
            @RequestParam(required = false) @Nullable Environment environment,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        return Page.all(
                table.byKey(filter(by, hop, environment, from, to)).entrySet().stream()
                        .filter(e -> e.getValue().count() > 0)
                        .map(e -> Latency.of(e.getKey(), hop.hop(), e.getValue()))
                        .toList());
    }

    @GetMapping("/histogram")
    @Operation(
            operationId = "getLatencyHistogram",
            summary = "How the times of one symbol, OMS or session were spread, minute by minute")
    LatencyHistogram histogram(
            @RequestParam By by,
            @RequestParam String key,
            @RequestParam(defaultValue = "total") Named hop,
            @RequestParam(required = false) @Nullable Environment environment,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        return LatencyHistogram.of(table.byMinute(filter(by, hop, environment, from, to), key));
    }

    private Filter filter(
            By by,
            Named hop,
            @Nullable Environment environment,
            @Nullable Instant from,
            @Nullable Instant to) {
        Range range = Range.of(from, to, USUAL, clock.instant()).wholeMinutes();
        return new Filter(by.dimension(), hop.hop(), environment, range.from(), range.to());
    }

    /** As it stands in addresses. */
    enum By {
        symbol(Dimension.SYMBOL),
        oms(Dimension.OMS),
        fixSession(Dimension.FIX_SESSION);

        private final Dimension dimension;

        By(Dimension dimension) {
            this.dimension = dimension;
        }

        Dimension dimension() {
            return dimension;
        }
    }

    /** As it stands in addresses. */
    enum Named {
        route(Hop.ROUTE),
        send(Hop.SEND),
        ack(Hop.ACK),
        total(Hop.TOTAL);

        private final Hop hop;

        Named(Hop hop) {
            this.hop = hop;
        }

        Hop hop() {
            return hop;
        }
    }
}
