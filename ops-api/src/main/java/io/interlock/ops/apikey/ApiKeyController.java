package io.interlock.ops.apikey;

import io.interlock.kit.problem.Problem;
import io.interlock.kit.security.Requires;
import io.interlock.kit.security.Scope;
import io.interlock.ops.csv.Csv;
import io.interlock.ops.idempotency.Idempotency;
import io.interlock.ops.page.Cursor;
import io.interlock.ops.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/v1/api-keys", produces = MediaType.APPLICATION_JSON_VALUE)
@Requires("api-key:manage")
@Tag(name = "identity")
class ApiKeyController {
    private final ApiKeys keys;

    ApiKeyController(ApiKeys keys) {
        this.keys = keys;
    }

    /**
     * A key that is wanted.
     *
     * @param roles it may together no more than who makes it
     * @param scopes those of who makes it where absent
     * @param expiresAt in 90 days where absent, at most 366 days ahead
     */
    record NewApiKey(
            @NotBlank
                    @Size(max = 60)
                    @Pattern(
                            regexp = "[\\p{L}\\p{N} ._-]*",
                            message = "must be of letters, digits, spaces and ._-")
                    String name,
            @NotEmpty @Size(max = 20) List<@NotBlank String> roles,
            @Nullable Scope scopes,
            @Nullable Instant expiresAt,
            @NotBlank @Size(max = 500) String reason) {}

    /**
     * A key that was made.
     *
     * @param secret what the program sends as bearer token; shown this once
     */
    record CreatedApiKey(
            String id,
            String name,
            List<String> roles,
            Scope scopes,
            String createdBy,
            Instant createdAt,
            Instant expiresAt,
            String secret) {

        static CreatedApiKey of(ApiKeys.Made made) {
            ApiKey key = made.key();
            return new CreatedApiKey(
                    key.id(),
                    key.name(),
                    key.roles(),
                    key.scopes(),
                    key.createdBy(),
                    key.createdAt(),
                    key.expiresAt(),
                    made.text().text());
        }
    }

    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Csv.TEXT_CSV})
    @Operation(operationId = "listApiKeys", summary = "API keys, newest first, revoked ones too")
    Page<ApiKey> list(
            @RequestParam(defaultValue = "50") @Min(1) @Max(500) int limit,
            @RequestParam(required = false) @Nullable Cursor cursor) {
        return Page.from(keys::page, limit, cursor);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createApiKey",
            summary = "Makes a key for a program; its secret is in this answer and nowhere else",
            description =
                    "Sent again with the same Idempotency-Key it makes no second key: 201 with the"
                            + " Location of the first, Idempotency-Replayed: true and no body, for"
                            + " the secret was not kept. Whoever has lost the first answer revokes"
                            + " that key and makes another with a new Idempotency-Key.")
    @ApiResponse(responseCode = "201", description = "Made; without a body where it was before")
    ResponseEntity<CreatedApiKey> create(
            @Valid @RequestBody NewApiKey wish, Authentication caller, HttpServletRequest request) {
        if (caller instanceof ApiKeyAuthentication) {
            throw Problem.PERMISSION_MISSING.exception(
                    "an API key makes no API keys: sign in to make one");
        }
        ApiKeys.Made made =
                keys.make(
                        new ApiKeys.Wish(
                                wish.name(),
                                wish.roles(),
                                wish.scopes(),
                                wish.expiresAt(),
                                wish.reason()));
        Idempotency.keepNoBody(request);
        return ResponseEntity.created(URI.create("/api/v1/api-keys/" + made.key().id()))
                .body(CreatedApiKey.of(made));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "revokeApiKey", summary = "Revokes a key at once and for ever")
    @ApiResponse(responseCode = "204", description = "Revoked")
    void revoke(
            @PathVariable String id,
            @RequestParam(required = false) @Size(max = 500) @Nullable String reason) {
        if (reason == null || reason.isBlank()) {
            throw Problem.REASON_REQUIRED.exception("say why: ?reason=");
        }
        keys.revoke(id, reason);
    }
}
