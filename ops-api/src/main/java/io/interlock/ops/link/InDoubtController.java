package io.interlock.ops.link;

import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.ops.relay.Relay;
import io.interlock.ops.settings.OpsProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/in-doubt-orders", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "orders")
class InDoubtController {
    private static final String ORDERS = "/api/v1/in-doubt-orders";

    private final Relay relay;

    InDoubtController(Relay relay) {
        this.relay = relay;
    }

    /**
     * What an operator knows of an order.
     *
     * @param resolution as fix-gateway names it
     */
    record Settlement(
            @NotBlank @Size(max = 40) String resolution,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("order:read")
    @Operation(
            operationId = "listInDoubtOrders",
            summary = "Orders of which nobody can know whether the OMS has them")
    @ApiResponse(
            responseCode = "200",
            description = "The orders",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> list() {
        CurrentActor.requireEveryEnvironment();
        return relay.get(OpsProperties.GATEWAY, ORDERS, Map.of());
    }

    @PostMapping(path = "/{commandId}/settlements", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("order:settle")
    @Operation(operationId = "settleInDoubtOrder", summary = "Settles an order by hand")
    @ApiResponse(responseCode = "200", description = "Settled", content = @Content)
    ResponseEntity<byte[]> settle(
            @PathVariable String commandId, @Valid @RequestBody Settlement settlement) {
        CurrentActor.requireEveryEnvironment();
        return relay.post(
                OpsProperties.GATEWAY, ORDERS + "/{commandId}/settlements", settlement, commandId);
    }
}
