package io.interlock.routing.policy;

import io.interlock.events.RoutingPolicy.Control;
import io.interlock.kit.change.Finding;
import java.util.List;

/** What one person may put in force alone: what can only stop orders. */
public final class EmergencyCheck {
    private EmergencyCheck() {}

    /** Empty for a policy that needs no second person in an emergency. */
    public static List<Finding> of(PolicyBody body) {
        return body.control() instanceof Control.Block
                ? List.of()
                : List.of(
                        Finding.at(
                                "/control/kind",
                                "one person alone may put a BLOCK in force, but this is %s"
                                        .formatted(body.kind())));
    }
}
