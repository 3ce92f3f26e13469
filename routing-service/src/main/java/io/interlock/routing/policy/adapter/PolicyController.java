package io.interlock.routing.policy.adapter;

import io.interlock.domain.Environment;
import io.interlock.events.Profile;
import io.interlock.events.RoutingPolicy.Control;
import io.interlock.events.RoutingPolicy.Match;
import io.interlock.kit.change.Activation;
import io.interlock.kit.change.ChangeControl;
import io.interlock.kit.change.ChangeControl.Who;
import io.interlock.kit.change.ChangeProblems;
import io.interlock.kit.change.Diff;
import io.interlock.kit.change.Diff.Difference;
import io.interlock.kit.change.Document;
import io.interlock.kit.change.Finding;
import io.interlock.kit.change.Kind;
import io.interlock.kit.change.Outcome;
import io.interlock.kit.change.Outcome.Changed;
import io.interlock.kit.change.Version;
import io.interlock.kit.problem.Problem;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.kit.security.Scope;
import io.interlock.routing.policy.PolicyBody;
import io.interlock.routing.policy.PolicyCheck;
import io.interlock.routing.policy.adapter.PolicyView.VersionView;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/policies")
class PolicyController {
    private static final String DRAFT = "/{id}/drafts/{version}";

    private final ChangeControl control;
    private final Kind<PolicyBody> policies;

    PolicyController(ChangeControl control, Kind<PolicyBody> policies) {
        this.control = control;
        this.policies = policies;
    }

    /** Why. */
    record Reason(@NotBlank @Size(max = 500) String reason) {}

    /** The wish for a new policy, or for a new version of one that is there. */
    record PolicyDraft(
            @NotBlank String id,
            @NotNull Environment environment,
            @NotNull Integer priority,
            @Nullable Match match,
            @Nullable String condition,
            @NotNull Control control,
            @Nullable List<Profile> profiles,
            @NotBlank @Size(max = 500) String reason) {
        PolicyBody body() {
            return PolicyController.body(
                    environment, priority, match, condition, control, profiles);
        }
    }

    /** Another body for a draft. */
    record PolicyEdit(
            @NotNull Environment environment,
            @NotNull Integer priority,
            @Nullable Match match,
            @Nullable String condition,
            @NotNull Control control,
            @Nullable List<Profile> profiles,
            @NotBlank @Size(max = 500) String reason) {
        PolicyBody body() {
            return PolicyController.body(
                    environment, priority, match, condition, control, profiles);
        }
    }

    /**
     * The wish to put a version in force.
     *
     * @param at when; without it now
     * @param until when it ends by itself and what was in force before returns; without it never
     */
    record Start(
            @Nullable Instant at,
            @Nullable Instant until,
            @NotBlank @Size(max = 500) String reason) {}

    /** The wish to have an earlier version back. */
    record Return(
            @NotNull Integer version,
            @Nullable Instant until,
            @NotBlank @Size(max = 500) String reason) {}

    /** What is wrong with a draft; nothing where the list is empty. */
    record Validation(List<Finding> findings) {}

    /** How a version differs from another. */
    record Differences(String id, int version, int against, List<Difference> differences) {}

    private static PolicyBody body(
            Environment environment,
            int priority,
            @Nullable Match match,
            @Nullable String condition,
            Control control,
            @Nullable List<Profile> profiles) {
        return new PolicyBody(
                environment,
                priority,
                match == null ? Match.EVERYTHING : match,
                condition,
                control,
                profiles == null ? List.of() : profiles);
    }

    @GetMapping
    @Requires("policy:read")
    Page<PolicyView.Row> list(@RequestParam(required = false) @Nullable Environment env) {
        Scope scope = CurrentActor.scope();
        return new Page<>(
                control.all(policies).stream()
                        .filter(document -> scope.covers(document.environment()))
                        .filter(document -> env == null || document.environment() == env)
                        .map(document -> PolicyView.Row.of(policies, document))
                        .toList(),
                null);
    }

    @GetMapping("/{id}")
    @Requires("policy:read")
    PolicyView one(@PathVariable String id) {
        return PolicyView.of(policies, seen(id));
    }

    @GetMapping("/{id}/versions")
    @Requires("policy:read")
    Page<VersionView> versions(@PathVariable String id) {
        Document document = seen(id);
        return new Page<>(
                document.versions().reversed().stream()
                        .map(version -> VersionView.of(policies, document, version))
                        .toList(),
                null);
    }

    @GetMapping("/{id}/versions/{version}/diff")
    @Requires("policy:read")
    Differences diff(
            @PathVariable String id,
            @PathVariable int version,
            @RequestParam(required = false) @Nullable Integer against) {
        Document document = seen(id);
        int other =
                against != null
                        ? against
                        : document.active().map(Activation::version).orElse(version - 1);
        return new Differences(
                id,
                version,
                other,
                Diff.between(version(document, other), version(document, version)));
    }

    @PostMapping
    @Requires("policy:write")
    ResponseEntity<VersionView> draft(@Valid @RequestBody PolicyDraft wish) {
        List<Finding> wrong = PolicyCheck.id(wish.id());
        if (!wrong.isEmpty()) {
            throw ChangeProblems.invalid(wrong);
        }
        CurrentActor.requireScope(wish.environment());
        return created(control.draft(policies, wish.id(), wish.body(), who(wish.reason())));
    }

    @GetMapping(DRAFT)
    @Requires("policy:read")
    ResponseEntity<VersionView> draft(@PathVariable String id, @PathVariable int version) {
        Document document = seen(id);
        return tagged(ResponseEntity.ok(), document, version(document, version));
    }

    @PutMapping(DRAFT)
    @Requires("policy:write")
    ResponseEntity<VersionView> edit(
            @PathVariable String id,
            @PathVariable int version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody PolicyEdit wish) {
        if (ifMatch == null) {
            throw Problem.PRECONDITION_REQUIRED.exception(
                    "If-Match must name the revision that was read, for example \"1\"");
        }
        Changed changed =
                ChangeProblems.changed(
                        control.edit(
                                policies,
                                within(id),
                                version,
                                revision(ifMatch),
                                wish.body(),
                                who(wish.reason())));
        return tagged(ResponseEntity.ok(), changed.document(), changed.version());
    }

    @PostMapping(DRAFT + "/validations")
    @Requires("policy:write")
    Validation validate(@PathVariable String id, @PathVariable int version) {
        return new Validation(
                control.validate(policies, policies.read(version(seen(id), version))));
    }

    @PostMapping(DRAFT + "/discards")
    @Requires("policy:write")
    ResponseEntity<VersionView> discard(
            @PathVariable String id, @PathVariable int version, @Valid @RequestBody Reason why) {
        return created(control.discard(policies, within(id), version, who(why.reason())));
    }

    @PostMapping(DRAFT + "/submissions")
    @Requires("policy:write")
    ResponseEntity<VersionView> submit(
            @PathVariable String id, @PathVariable int version, @Valid @RequestBody Reason why) {
        return created(control.submit(policies, within(id), version, who(why.reason())));
    }

    /** With If-Match only the revision that was looked at is approved. */
    @PostMapping(DRAFT + "/approvals")
    @Requires("policy:approve")
    ResponseEntity<VersionView> approve(
            @PathVariable String id,
            @PathVariable int version,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Reason why) {
        return created(
                control.approve(
                        policies,
                        within(id),
                        version,
                        ifMatch == null ? null : revision(ifMatch),
                        who(why.reason())));
    }

    @PostMapping(DRAFT + "/declines")
    @Requires("policy:approve")
    ResponseEntity<VersionView> decline(
            @PathVariable String id, @PathVariable int version, @Valid @RequestBody Reason why) {
        return created(control.decline(policies, within(id), version, who(why.reason())));
    }

    @PostMapping(DRAFT + "/activations")
    @Requires("policy:write")
    ResponseEntity<VersionView> activate(
            @PathVariable String id, @PathVariable int version, @Valid @RequestBody Start wish) {
        return created(
                control.apply(
                        policies,
                        within(id),
                        version,
                        wish.at(),
                        wish.until(),
                        who(wish.reason())));
    }

    @PostMapping("/{id}/ends")
    @Requires("policy:revert")
    ResponseEntity<VersionView> end(@PathVariable String id, @Valid @RequestBody Reason why) {
        return created(control.end(policies, within(id), who(why.reason())));
    }

    @PostMapping("/{id}/reverts")
    @Requires("policy:revert")
    ResponseEntity<VersionView> revert(@PathVariable String id, @Valid @RequestBody Return wish) {
        return created(
                control.revert(
                        policies, within(id), wish.version(), wish.until(), who(wish.reason())));
    }

    /** What the caller's scope does not cover is not there. */
    private Document seen(String id) {
        return control.find(policies, id)
                .filter(document -> CurrentActor.scope().covers(document.environment()))
                .orElseThrow(() -> Problem.NOT_FOUND.exception("there is no policy " + id));
    }

    /** The id of a policy that the caller may change. */
    private String within(String id) {
        Optional<Document> found = control.find(policies, id);
        found.ifPresent(document -> CurrentActor.requireScope(document.environment()));
        return id;
    }

    private static Version version(Document document, int number) {
        return document.find(number)
                .orElseThrow(() ->
                        Problem.NOT_FOUND.exception(
                                "policy %s has no version %d".formatted(document.id(), number)));
    }

    private static Who who(String reason) {
        return new Who(CurrentActor.name(), reason);
    }

    private static int revision(String ifMatch) {
        try {
            return Integer.parseInt(ifMatch.replace("\"", ""));
        } catch (NumberFormatException e) {
            throw Problem.VALIDATION_FAILED.exception(
                    "If-Match must name the revision that was read, for example \"1\"; it is "
                            + ifMatch);
        }
    }

    private ResponseEntity<VersionView> created(Outcome outcome) {
        Changed changed = ChangeProblems.changed(outcome);
        URI place =
                URI.create(
                        "/api/v1/policies/%s/drafts/%d"
                                .formatted(changed.document().id(), changed.number()));
        return tagged(ResponseEntity.created(place), changed.document(), changed.version());
    }

    private ResponseEntity<VersionView> tagged(
            ResponseEntity.BodyBuilder answer, Document document, Version version) {
        return answer.eTag("\"" + version.revision() + "\"")
                .body(VersionView.of(policies, document, version));
    }
}
