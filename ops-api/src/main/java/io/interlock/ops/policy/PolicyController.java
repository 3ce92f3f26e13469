package io.interlock.ops.policy;

import io.interlock.domain.Environment;
import io.interlock.kit.security.Requires;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.csv.CsvList;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping(path = RoutingService.POLICIES, produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("policy:read")
@Tag(name = "policies")
class PolicyController {
    private final RoutingService routing;
    private final JsonMapper mapper;

    PolicyController(RoutingService routing, JsonMapper mapper) {
        this.routing = routing;
        this.mapper = mapper;
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(
            operationId = "listPolicies",
            summary = "Policies, in force or on their way, a row each")
    @ApiResponse(
            responseCode = "200",
            description = "The policies",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(type = "object")),
                @Content(mediaType = Csv.TEXT_CSV, schema = @Schema(type = "string"))
            })
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable Environment env,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Parameter(hidden = true)
                    @Nullable String accept) {
        ResponseEntity<byte[]> answer = routing.get(RoutingService.POLICIES, asked("env", env));
        return Csv.isWanted(accept) && answer.getStatusCode().is2xxSuccessful()
                ? ResponseEntity.ok(
                        new CsvList<>(
                                PolicyRow.class,
                                Page.all(
                                        mapper.readValue(answer.getBody(), PolicyRows.class)
                                                .items())))
                : answer;
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getPolicy", summary = "What of a policy is in force, and its drafts")
    @ApiResponse(
            responseCode = "200",
            description = "The policy",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> one(@PathVariable String id) {
        return routing.get(RoutingService.POLICIES + "/{id}", Map.of(), id);
    }

    @GetMapping("/{id}/versions")
    @Operation(
            operationId = "listPolicyVersions",
            summary = "All versions of a policy, newest first, and when each was in force")
    @ApiResponse(
            responseCode = "200",
            description = "The versions",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> versions(@PathVariable String id) {
        return routing.get(RoutingService.POLICIES + "/{id}/versions", Map.of(), id);
    }

    @GetMapping("/{id}/versions/{version}/diff")
    @Operation(
            operationId = "diffPolicyVersions",
            summary = "How a version differs from another, by place and in words")
    @ApiResponse(
            responseCode = "200",
            description = "The differences",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> diff(
            @PathVariable String id,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable Integer against) {
        return routing.get(
                RoutingService.POLICIES + "/{id}/versions/{version}/diff",
                asked("against", against),
                id,
                version);
    }

    @GetMapping(RoutingService.DRAFT)
    @Operation(
            operationId = "getPolicyDraft",
            summary = "A version with what is wrong with it, its revision as ETag")
    @ApiResponse(
            responseCode = "200",
            description = "The version",
            content = @Content(schema = @Schema(type = "object")))
    ResponseEntity<byte[]> draft(@PathVariable String id, @PathVariable int version) {
        return routing.get(RoutingService.POLICIES + RoutingService.DRAFT, Map.of(), id, version);
    }

    private static Map<String, ?> asked(String name, @Nullable Object value) {
        return value == null ? Map.of() : Collections.singletonMap(name, value);
    }
}
