package io.interlock.routing.simulation.adapter;

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
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What would a version of a policy have done? Asks and tells; changes nothing. */
@RestController
class SimulationController {
    private static final String PATH = "/api/v1/simulations";
    private static final int USUAL_HOURS = 24;

    private final ChangeControl control;
    private final Kind<PolicyBody> policies;
    private final Simulations simulations;

    SimulationController(
            ChangeControl control, Kind<PolicyBody> policies, Simulations simulations) {
        this.control = control;
        this.policies = policies;
        this.simulations = simulations;
    }

    /** Over how much of the past; a day unless told otherwise. */
    record Wish(@Nullable @Min(1) @Max(168) Integer hours) {}

    @PostMapping("/api/v1/policies/{id}/drafts/{version}/simulations")
    @Requires("policy:write")
    ResponseEntity<Simulation> begin(
            @PathVariable String id,
            @PathVariable int version,
            @Valid @RequestBody(required = false) @Nullable Wish wish) {
        Document document = seen(id);
        Version draft =
                document.find(version)
                        .orElseThrow(() ->
                                Problem.NOT_FOUND.exception(
                                        "policy %s has no version %d".formatted(id, version)));
        Integer hours = wish == null ? null : wish.hours();
        Simulation begun =
                simulations.begin(
                        id,
                        version,
                        draft.revision(),
                        policies.read(draft),
                        hours == null ? USUAL_HOURS : hours,
                        CurrentActor.name());
        return ResponseEntity.accepted().location(URI.create(PATH + "/" + begun.id())).body(begun);
    }

    /**
     * Those of a policy, or of one version or revision of it, that are remembered, newest first.
     */
    @GetMapping(PATH)
    @Requires("policy:read")
    Page<Simulation> list(
            @RequestParam String policy,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable Integer revision) {
        seen(policy);
        return new Page<>(
                simulations.all().stream()
                        .filter(each -> each.policy().equals(policy))
                        .filter(each -> version == null || each.version() == version)
                        .filter(each -> revision == null || each.revision() == revision)
                        .toList(),
                null);
    }

    @GetMapping(PATH + "/{simulation}")
    @Requires("policy:read")
    Simulation one(@PathVariable String simulation) {
        Simulation found =
                simulations
                        .find(simulation)
                        .orElseThrow(
                                () -> Problem.NOT_FOUND.exception("no simulation " + simulation));
        seen(found.policy());
        return found;
    }

    @PostMapping(PATH + "/{simulation}/cancellations")
    @Requires("policy:write")
    Simulation cancel(@PathVariable String simulation) {
        seen(one(simulation).policy());
        return simulations.cancel(simulation).orElseGet(() -> one(simulation));
    }

    /** What the caller's scope does not cover is not there. */
    private Document seen(String id) {
        return control.find(policies, id)
                .filter(document -> CurrentActor.scope().covers(document.environment()))
                .orElseThrow(() -> Problem.NOT_FOUND.exception("there is no policy " + id));
    }
}
