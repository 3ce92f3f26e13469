package io.interlock.crm.webhook;

import io.interlock.crm.webhook.Deliveries.Delivery;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.kit.rest.Cursor;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.Requires;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/webhook-deliveries")
@Requires("account:read")
class DeliveryController {
    private final Deliveries deliveries;

    DeliveryController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GetMapping
    Page<Delivery> list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return Page.of(
                deliveries.page(before(Cursor.decode(cursor)), limit + 1),
                limit,
                delivery -> Long.toString(delivery.seq()));
    }

    private static long before(String key) {
        try {
            return key.isEmpty() ? Long.MAX_VALUE : Long.parseLong(key);
        } catch (NumberFormatException e) {
            throw Problem.VALIDATION_FAILED.exception(
                    new FieldError("?cursor", "invalid-value", "cursor is no cursor"));
        }
    }
}
