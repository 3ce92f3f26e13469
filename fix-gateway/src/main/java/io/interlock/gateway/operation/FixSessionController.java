package io.interlock.gateway.operation;

import io.interlock.domain.Environment;
import io.interlock.gateway.session.SessionChanges;
import io.interlock.gateway.session.SessionChanges.Wish;
import io.interlock.gateway.wire.DurableStores.Numbers;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.problem.Problem.FieldError;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/fix-sessions")
class FixSessionController {
    private static final String YAML = "application/yaml";

    private final SessionOperations operations;
    private final SessionChanges changes;

    FixSessionController(SessionOperations operations, SessionChanges changes) {
        this.operations = operations;
        this.changes = changes;
    }

    /** Why an operator does it. */
    record Reason(@NotBlank @Size(max = 500) String reason) {}

    /** The next numbers; {@code confirmation} is the session's id, typed. */
    record Renumbering(
            @Min(1) @Max(Integer.MAX_VALUE) long nextIn,
            @Min(1) @Max(Integer.MAX_VALUE) long nextOut,
            @NotBlank @Size(max = 500) String reason,
            @NotBlank String confirmation) {}

    @GetMapping(params = "format!=yaml")
    @Requires("session:read")
    Page<FixSessionView> list() {
        return new Page<>(operations.all(), null);
    }

    @GetMapping(params = "format=yaml")
    @Requires("session:read")
    ResponseEntity<String> yaml() {
        return ResponseEntity.ok().header(HttpHeaders.CONTENT_TYPE, YAML).body(changes.yaml());
    }

    @GetMapping("/{id}")
    @Requires("session:read")
    ResponseEntity<FixSessionView> one(@PathVariable String id) {
        return tagged(ResponseEntity.ok(), operations.view(id));
    }

    @PostMapping
    @Requires("session:operate")
    ResponseEntity<FixSessionView> add(@RequestBody Map<String, Object> body) {
        CurrentActor.requireEveryEnvironment();
        FixSessionView added = operations.add(wish(body));
        return tagged(
                ResponseEntity.created(URI.create("/api/v1/fix-sessions/" + added.id())), added);
    }

    @PutMapping("/{id}")
    @Requires("session:operate")
    ResponseEntity<FixSessionView> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Map<String, Object> body) {
        return tagged(
                ResponseEntity.ok(), operations.change(within(id), version(ifMatch), wish(body)));
    }

    @PostMapping("/{id}/starts")
    @Requires("session:operate")
    FixSessionView start(@PathVariable String id, @Valid @RequestBody Reason why) {
        return operations.start(within(id), why.reason());
    }

    @PostMapping("/{id}/stops")
    @Requires("session:operate")
    FixSessionView stop(@PathVariable String id, @Valid @RequestBody Reason why) {
        return operations.stop(within(id), why.reason());
    }

    @PostMapping("/{id}/logons")
    @Requires("session:operate")
    FixSessionView logon(@PathVariable String id, @Valid @RequestBody Reason why) {
        return operations.logon(within(id), why.reason());
    }

    @PostMapping("/{id}/logouts")
    @Requires("session:operate")
    FixSessionView logout(@PathVariable String id, @Valid @RequestBody Reason why) {
        return operations.logout(within(id), why.reason());
    }

    @PostMapping("/{id}/test-requests")
    @Requires("session:operate")
    FixSessionView test(@PathVariable String id, @Valid @RequestBody Reason why) {
        return operations.testRequest(within(id), why.reason());
    }

    @PutMapping("/{id}/sequence-numbers")
    @Requires("session:operate")
    FixSessionView renumber(@PathVariable String id, @Valid @RequestBody Renumbering wish) {
        if (!wish.confirmation().equals(id)) {
            throw Problem.VALIDATION_FAILED.exception(
                    new FieldError(
                            "/confirmation",
                            "invalid-value",
                            "confirmation must be '"
                                    + id
                                    + "', but is '"
                                    + wish.confirmation()
                                    + "'"));
        }
        return operations.renumber(
                within(id), new Numbers(wish.nextIn(), wish.nextOut()), wish.reason());
    }

    /** The id of a session that the caller's scope covers; what OMSs have is shared by all. */
    private String within(String id) {
        Environment environment = operations.view(id).state().environment();
        if (environment == null) {
            CurrentActor.requireEveryEnvironment();
        } else {
            CurrentActor.requireScope(environment);
        }
        return id;
    }

    private static Wish wish(Map<String, Object> body) {
        Map<String, Object> fields = new LinkedHashMap<>(body);
        Object reason = fields.remove("reason");
        Object password = fields.remove("password");
        if (!(reason instanceof String why) || why.isBlank()) {
            throw Problem.REASON_REQUIRED.exception("reason is needed");
        }
        return new Wish(
                fields,
                password == null ? null : String.valueOf(password),
                why,
                CurrentActor.name());
    }

    private static long version(@Nullable String ifMatch) {
        try {
            return Long.parseLong(String.valueOf(ifMatch).replace("\"", ""));
        } catch (NumberFormatException e) {
            throw Problem.VALIDATION_FAILED.exception(
                    "If-Match must name the version that was read, for example \"3\"; it is "
                            + ifMatch);
        }
    }

    private static ResponseEntity<FixSessionView> tagged(
            ResponseEntity.BodyBuilder answer, FixSessionView view) {
        return answer.eTag(String.valueOf(view.version())).body(view);
    }
}
