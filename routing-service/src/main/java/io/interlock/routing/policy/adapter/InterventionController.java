package io.interlock.routing.policy.adapter;

import io.interlock.kit.change.ChangeControl;
import io.interlock.kit.change.Intervention;
import io.interlock.kit.change.Kind;
import io.interlock.kit.rest.Page;
import io.interlock.kit.security.CurrentActor;
import io.interlock.kit.security.Requires;
import io.interlock.kit.security.Scope;
import io.interlock.routing.policy.PolicyBody;
import io.interlock.routing.policy.ProfileBody;
import java.util.Comparator;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is in force for a time only, or was not seen by a second person. */
@RestController
class InterventionController {
    private final ChangeControl control;
    private final Kind<PolicyBody> policies;
    private final Kind<ProfileBody> profiles;

    InterventionController(
            ChangeControl control, Kind<PolicyBody> policies, Kind<ProfileBody> profiles) {
        this.control = control;
        this.policies = policies;
        this.profiles = profiles;
    }

    @GetMapping("/api/v1/interventions")
    @Requires("policy:read")
    Page<Intervention> list() {
        Scope scope = CurrentActor.scope();
        return new Page<>(
                Stream.concat(
                                control.interventions(policies).stream(),
                                control.interventions(profiles).stream()
                                        .filter(InterventionController::switched))
                        .filter(each -> scope.covers(each.environment()))
                        .sorted(Comparator.comparing(Intervention::since).reversed())
                        .toList(),
                null);
    }

    /** A schedule is nothing that somebody has to remember. */
    private static boolean switched(Intervention each) {
        return each.id().equals(ProfileBody.switchOf(each.environment()));
    }
}
