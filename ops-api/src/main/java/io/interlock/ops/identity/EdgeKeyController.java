package io.interlock.ops.identity;

import io.interlock.kit.security.EdgeTokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The services fetch here what proves the tokens that {@link EdgeMint} makes. */
@RestController
@Tag(name = "identity")
class EdgeKeyController {
    private final EdgeKeys keys;

    EdgeKeyController(EdgeKeys keys) {
        this.keys = keys;
    }

    @GetMapping(path = EdgeTokens.KEYS_PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listEdgeKeys",
            summary = "The public keys that prove this edge's tokens to the services (RFC 7517)")
    @ApiResponse(
            responseCode = "200",
            description = "A JSON Web Key Set",
            content = @Content(schema = @Schema(type = "object")))
    String keys() {
        return "{\"keys\":[" + String.join(",", keys.all()) + "]}";
    }
}
