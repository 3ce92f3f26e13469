package io.interlock.ops.alert.adapter;

import io.interlock.kit.security.Requires;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/alert-deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("alert:read")
@Tag(name = "alerts")
class AlertDeliveryController {
    private final DeliveryTable deliveries;

    AlertDeliveryController(DeliveryTable deliveries) {
        this.deliveries = deliveries;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(
            operationId = "listAlertDeliveries",
            summary = "Messages to targets, the newest first: delivered, waiting or given up")
    Page<DeliveryTable.AlertDelivery> list(
            @RequestParam(required = false) @Nullable String target,
            @RequestParam(required = false) DeliveryTable.@Nullable State state,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable Cursor cursor) {
        return Page.from((n, after) -> deliveries.page(target, state, n, after), limit, cursor);
    }
}
