package io.interlock.ops.order.adapter;

import io.interlock.kit.security.Requires;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.order.OrderDetail;
import io.interlock.ops.order.OrderFilter;
import io.interlock.ops.order.OrderItem;
import io.interlock.ops.order.OrderStatus;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("order:read")
@Tag(name = "orders")
class OrderController {
    private final OrderReads orders;
    private final SentCommands sent;

    OrderController(OrderReads orders, SentCommands sent) {
        this.orders = orders;
        this.sent = sent;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(
            operationId = "listOrders",
            summary =
                    "Orders, newest first; q is any id of theirs or the beginning of one, text"
                            + " looks for words of Text(58)")
    Page<OrderItem> list(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable List<OrderStatus> status,
            @RequestParam(required = false) @Nullable String symbol,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String clientSession,
            @RequestParam(required = false) @Nullable String oms,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable Cursor cursor) {
        OrderFilter filter =
                new OrderFilter(
                        q,
                        text,
                        status == null ? List.of() : status,
                        symbol,
                        account,
                        clientSession,
                        oms,
                        from,
                        to);
        return Page.from((n, after) -> orders.page(filter, n, after), limit, cursor);
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getOrder", summary = "An order and its timeline")
    OrderDetail get(@PathVariable String id) {
        OrderReads.Story story = orders.story(id);
        return story.told(sent.of(story.commands()));
    }
}
