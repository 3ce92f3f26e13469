package io.interlock.routing.shadow.adapter;

import io.interlock.kit.change.ChangeControl;
import io.interlock.kit.change.Document;
import io.interlock.kit.change.Kind;
import io.interlock.kit.change.Version;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.routing.policy.PolicyBody;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What would a version of a policy do to the orders that come now? Asks and tells; does nothing.
 */
@RestController
class ShadowController {
    private static final String PATH = "/api/v1/shadows";
    private static final int USUAL_MINUTES = 60;

    private final ChangeControl control;
    private final Kind<PolicyBody> policies;
    private final Shadows shadows;

    ShadowController(ChangeControl control, Kind<PolicyBody> policies, Shadows shadows) {
        this.control = control;
        this.policies = policies;
        this.shadows = shadows;
    }

    /** For how long at most; an hour unless told otherwise. */
    record Wish(@Nullable @Min(1) @Max(1440) Integer minutes) {}

    @PostMapping("/api/v1/policies/{id}/drafts/{version}/shadows")
    @Requires("policy:write")
    ResponseEntity<Shadow> begin(
            @PathVariable String id,
            @PathVariable int version,
            @Valid @RequestBody(required = false) @Nullable Wish wish) {
        Version draft =
                seen(id).find(version)
                        .orElseThrow(() ->
                                Problem.NOT_FOUND.exception(
                                        "policy %s has no version %d".formatted(id, version)));
        Integer minutes = wish == null ? null : wish.minutes();
        String by = CurrentActor.name();
        Shadow begun =
                shadows.begin(
                        policies.read(draft)
                                .inForce(id, version, by, "shadow", Instant.EPOCH, null),
                        draft.revision(),
                        Duration.ofMinutes(minutes == null ? USUAL_MINUTES : minutes),
                        by);
        return ResponseEntity.accepted().location(URI.create(PATH + "/" + begun.id())).body(begun);
    }

    /** Those of a policy, or of one version of it, that are remembered, newest first. */
    @GetMapping(PATH)
    @Requires("policy:read")
    Page<Shadow> list(
            @RequestParam String policy,
            @RequestParam(required = false) @Nullable Integer version) {
        seen(policy);
        return new Page<>(
                shadows.all().stream()
                        .filter(each -> each.policy().equals(policy))
                        .filter(each -> version == null || each.version() == version)
                        .toList(),
                null);
    }

    @GetMapping(PATH + "/{shadow}")
    @Requires("policy:read")
    Shadow one(@PathVariable String shadow) {
        Shadow found =
                shadows.find(shadow)
                        .orElseThrow(() -> Problem.NOT_FOUND.exception("no shadow " + shadow));
        seen(found.policy());
        return found;
    }

    @PostMapping(PATH + "/{shadow}/stops")
    @Requires("policy:write")
    Shadow stop(@PathVariable String shadow) {
        seen(one(shadow).policy());
        return shadows.stop(shadow).orElseGet(() -> one(shadow));
    }

    /** What the caller's scope does not cover is not there. */
    private Document seen(String id) {
        return control.find(policies, id)
                .filter(document -> CurrentActor.scope().covers(document.environment()))
                .orElseThrow(() -> Problem.NOT_FOUND.exception("there is no policy " + id));
    }
}
