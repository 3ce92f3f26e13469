package io.interlock.ops.fixmessage;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.Requires;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.csv.CsvList;
import io.interlock.ops.fixmessage.FixMessageItem.Direction;
import io.interlock.ops.live.SessionScopes;
import io.interlock.ops.page.Page;
import io.interlock.ops.relay.Relay;
import io.interlock.ops.settings.OpsProperties;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping(path = "/api/v1/fix-messages", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("order:read")
@Tag(name = "fix")
class FixMessageController {
    private final FixDecoder decoder;
    private final Relay relay;
    private final SessionScopes scopes;
    private final JsonMapper mapper;

    FixMessageController(FixDecoder decoder, Relay relay, SessionScopes scopes, JsonMapper mapper) {
        this.decoder = decoder;
        this.relay = relay;
        this.scopes = scopes;
        this.mapper = mapper;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(
            operationId = "listFixMessages",
            summary =
                    "What went over the FIX sessions, newest first; clOrdId finds OrigClOrdID(41) too")
    @ApiResponse(
            responseCode = "200",
            description = "A page of messages",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = FixMessagePage.class)),
                @Content(mediaType = Csv.TEXT_CSV, schema = @Schema(type = "string"))
            })
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable String session,
            @RequestParam(required = false) @Nullable String clOrdId,
            @RequestParam(required = false) @Nullable String orderId,
            @RequestParam(required = false) @Nullable String execId,
            @RequestParam(required = false) @Nullable Direction direction,
            @RequestParam(required = false) @Nullable String msgType,
            @RequestParam(defaultValue = "true") boolean heartbeats,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "false") boolean decoded,
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Parameter(hidden = true)
                    @Nullable String accept) {
        scopes.require(session);
        Map<String, @Nullable Object> query = new LinkedHashMap<>();
        query.put("session", session);
        query.put("clOrdId", clOrdId);
        query.put("orderId", orderId);
        query.put("execId", execId);
        query.put("direction", direction);
        query.put("msgType", msgType);
        query.put("heartbeats", heartbeats);
        query.put("from", from);
        query.put("to", to);
        query.put("limit", limit);
        query.put("cursor", cursor);
        if (Csv.isWanted(accept)) {
            return ResponseEntity.ok(new CsvList<>(FixMessageItem.class, page(query)));
        }
        ResponseEntity<byte[]> answer =
                relay.get(OpsProperties.GATEWAY, "/api/v1/fix-messages", query);
        return decoded && answer.getStatusCode().is2xxSuccessful() ? inWords(answer) : answer;
    }

    private Page<FixMessageItem> page(Map<String, @Nullable Object> query) {
        ResponseEntity<byte[]> answer =
                relay.get(OpsProperties.GATEWAY, "/api/v1/fix-messages", query);
        if (!answer.getStatusCode().is2xxSuccessful()) {
            throw Problem.VALIDATION_FAILED.exception(
                    mapper.readTree(answer.getBody()).path("detail").asString());
        }
        FixMessagePage page = mapper.readValue(answer.getBody(), FixMessagePage.class);
        return new Page<>(
                page.items(),
                page.next(),
                next -> {
                    Map<String, @Nullable Object> then = new LinkedHashMap<>(query);
                    then.put("cursor", next);
                    return page(then);
                });
    }

    private ResponseEntity<byte[]> inWords(ResponseEntity<byte[]> answer) {
        JsonNode page = mapper.readTree(answer.getBody());
        for (JsonNode item : page.path("items")) {
            if (item instanceof ObjectNode message && message.path("raw").isString()) {
                message.set(
                        "decoded",
                        mapper.valueToTree(decoder.decode(message.path("raw").asString())));
            }
        }
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(mapper.writeValueAsBytes(page));
    }

    /** FIX text, fields separated by SOH or by {@code |}. */
    record RawMessage(@NotBlank @Size(max = 65_536) String raw) {}

    @PostMapping(path = "/decode", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "decodeFixMessage",
            summary = "A FIX message in words; keeps nothing, passwords are masked")
    DecodedMessage decode(@Valid @RequestBody RawMessage message) {
        return decoder.decode(message.raw());
    }
}
