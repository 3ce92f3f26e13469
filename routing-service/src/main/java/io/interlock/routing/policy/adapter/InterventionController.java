package io.interlock.routing.policy.adapter;

import io.interlock.kit.change.ChangeControl;
import io.interlock.kit.change.Intervention;
import io.interlock.kit.change.Kind;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.kit.security.Scope;
import io.interlock.routing.policy.PolicyBody;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is in force for a time only, or was not seen by a second person. */
@RestController
class InterventionController {
    private final ChangeControl control;
    private final Kind<PolicyBody> policies;

    InterventionController(ChangeControl control, Kind<PolicyBody> policies) {
        this.control = control;
        this.policies = policies;
    }

    @GetMapping("/api/v1/interventions")
    @Requires("policy:read")
    Page<Intervention> list() {
        Scope scope = CurrentActor.scope();
        return new Page<>(
                control.interventions(policies).stream()
                        .filter(each -> scope.covers(each.environment()))
                        .toList(),
                null);
    }
}
