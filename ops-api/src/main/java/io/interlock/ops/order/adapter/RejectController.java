package io.interlock.ops.order.adapter;

import io.interlock.kit.security.Requires;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.order.RejectFilter;
import io.interlock.ops.order.RejectItem;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.interlock.ops.reject.RejectClass;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/rejects", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("order:read")
@Tag(name = "orders")
class RejectController {
    private final RejectTable rejects;

    RejectController(RejectTable rejects) {
        this.rejects = rejects;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(
            operationId = "listRejects",
            summary = "Rejects of orders and requests, by the platform and by OMSs, newest first")
    Page<RejectItem> list(
            @RequestParam(required = false) @Nullable String cluster,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String symbol,
            @RequestParam(required = false) @Nullable String fixSession,
            @RequestParam(required = false) @Nullable RejectClass rejectClass,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable Cursor cursor) {
        RejectFilter filter =
                new RejectFilter(cluster, account, symbol, fixSession, rejectClass, from, to);
        return Page.from((n, after) -> rejects.page(filter, n, after), limit, cursor);
    }
}
