package io.interlock.routing.policy.adapter;

import io.interlock.kit.change.ChangeControl;
import io.interlock.kit.change.ChangeControl.Who;
import io.interlock.kit.change.ChangeProblems;
import io.interlock.kit.change.Kind;
import io.interlock.kit.change.Outcome.Changed;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.routing.policy.EmergencyCheck;
import io.interlock.routing.policy.PolicyBody;
import io.interlock.routing.policy.adapter.PolicyView.VersionView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What one person does alone, at once. It is counted, so that the others are alerted. */
@RestController
class EmergencyController {
    private static final String DRAFT = "/api/v1/policies/{id}/drafts/{version}";

    private final ChangeControl control;
    private final Kind<PolicyBody> policies;
    private final EmergencyMoves moves;

    EmergencyController(ChangeControl control, Kind<PolicyBody> policies, EmergencyMoves moves) {
        this.control = control;
        this.policies = policies;
        this.moves = moves;
    }

    /**
     * The wish to stop orders now.
     *
     * @param until when it ends by itself; without it never
     */
    record Emergency(@Nullable Instant until, @NotBlank @Size(max = 500) String reason) {}

    @PostMapping(DRAFT + "/emergency-activations")
    @Requires("policy:revert")
    ResponseEntity<VersionView> emergency(
            @PathVariable String id,
            @PathVariable int version,
            @Valid @RequestBody Emergency wish) {
        control.find(policies, id)
                .ifPresent(document -> CurrentActor.requireScope(document.environment()));
        Changed changed =
                ChangeProblems.changed(
                        control.emergency(
                                policies,
                                id,
                                version,
                                wish.until(),
                                EmergencyCheck::of,
                                new Who(CurrentActor.name(), wish.reason())));
        moves.moved(id, changed.document().environment());
        return ResponseEntity.created(
                        URI.create("/api/v1/policies/%s/drafts/%d".formatted(id, version)))
                .eTag("\"" + changed.version().revision() + "\"")
                .body(VersionView.of(policies, changed.document(), changed.version()));
    }
}
