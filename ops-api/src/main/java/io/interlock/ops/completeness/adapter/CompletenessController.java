package io.interlock.ops.completeness.adapter;

import io.interlock.domain.Environment;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.kit.security.Requires;
import io.interlock.ops.completeness.Completeness;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.page.Page;
import io.interlock.ops.page.Range;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/completeness", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("order:read")
@Tag(name = "reconciliation")
class CompletenessController {
    private static final Duration USUAL = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(2);
    private final CompletenessTable table;
    private final Clock clock;

    CompletenessController(CompletenessTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(
            operationId = "listCompleteness",
            summary =
                    "Orders, answers, executions and drop copies of every minute by OMS, oldest"
                            + " first; the last hour unless told otherwise, at most 2 days")
    Page<Completeness> list(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable String oms,
            @RequestParam(required = false) @Nullable Environment environment) {
        Instant now = clock.instant();
        Range range = Range.of(from, to, USUAL, now).wholeMinutes();
        if (range.length().compareTo(LONGEST) > 0) {
            throw Problem.VALIDATION_FAILED.exception(
                    new FieldError(
                            "?from",
                            "invalid-value",
                            "from %s is more than 2 days before to %s"
                                    .formatted(range.from(), range.to())));
        }
        // the minute after the last tells whether its end was answered
        var counts =
                table.between(
                        range.from(), range.to().plus(1, ChronoUnit.MINUTES), oms, environment);
        return Page.all(Completeness.of(counts, range.from(), range.to(), now));
    }
}
