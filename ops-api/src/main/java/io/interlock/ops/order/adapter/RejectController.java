package io.interlock.ops.order.adapter;

import io.interlock.kit.security.Requires;
import io.interlock.ops.order.RejectItem;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
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

    @GetMapping
    @Operation(
            operationId = "listRejects",
            summary = "Rejects of orders and requests, by the platform and by OMSs, newest first")
    Page<RejectItem> list(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable Cursor cursor) {
        return rejects.page(from, to, limit, cursor);
    }
}
