package io.interlock.ops.link;

import io.interlock.domain.Side;
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
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/oms-links", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "sessions")
class OmsLinkController {
    private static final String LINKS = "/api/v1/oms-links";

    private final Relay relay;

    OmsLinkController(Relay relay) {
        this.relay = relay;
    }

    /** Why the other session shall carry new orders. */
    record Switch(@NotBlank @Size(max = 500) String reason) {}

    /**
     * An order in the OMS's words.
     *
     * @param clOrdId ClOrdID(11) as the OMS knows it
     */
    record OrderStatusAsked(
            @NotBlank String clOrdId,
            @Nullable String orderId,
            @Nullable String account,
            @NotBlank String symbol,
            @NotNull Side side,
            @NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Requires("session:read")
    @Operation(operationId = "listOmsLinks", summary = "The link with each OMS as it is supervised")
    @ApiResponse(
            responseCode = "200",
            description = "The links",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> list() {
        return relay.get(OpsProperties.GATEWAY, LINKS, Map.of());
    }

    @GetMapping("/{oms}/failovers")
    @Requires("session:read")
    @Operation(
            operationId = "listFailovers",
            summary = "Failovers of a link, newest first, with what became of orders in flight")
    @ApiResponse(
            responseCode = "200",
            description = "The failovers",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> failovers(@PathVariable String oms) {
        return relay.get(OpsProperties.GATEWAY, LINKS + "/{oms}/failovers", Map.of(), oms);
    }

    @PostMapping(path = "/{oms}/failovers", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("session:operate")
    @Operation(operationId = "forceFailover", summary = "New orders go by the other session now")
    @ApiResponse(responseCode = "200", description = "Switched", content = @Content)
    ResponseEntity<byte[]> failover(@PathVariable String oms, @Valid @RequestBody Switch why) {
        CurrentActor.requireEveryEnvironment();
        return relay.post(OpsProperties.GATEWAY, LINKS + "/{oms}/failovers", why, oms);
    }

    @PostMapping(path = "/{oms}/reverts", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("session:operate")
    @Operation(operationId = "revertLink", summary = "New orders go by the primary again")
    @ApiResponse(responseCode = "200", description = "Reverted", content = @Content)
    ResponseEntity<byte[]> revert(@PathVariable String oms, @Valid @RequestBody Switch why) {
        CurrentActor.requireEveryEnvironment();
        return relay.post(OpsProperties.GATEWAY, LINKS + "/{oms}/reverts", why, oms);
    }

    @PostMapping(path = "/{oms}/status-requests", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Requires("break:review")
    @Operation(
            operationId = "askOrderStatus",
            summary = "Ask an OMS what it knows of an order; it answers by a report")
    @ApiResponse(
            responseCode = "200",
            description = "By which session it was asked, and the OrdStatusReqID of the answer",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> askStatus(
            @PathVariable String oms, @Valid @RequestBody OrderStatusAsked order) {
        CurrentActor.requireEveryEnvironment();
        return relay.post(OpsProperties.GATEWAY, LINKS + "/{oms}/status-requests", order, oms);
    }
}
