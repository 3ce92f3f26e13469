package io.interlock.benchmarks.decisions;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingDecision;
import io.interlock.routing.decision.Decisions;
import java.time.Instant;

/** The decision as routing-service makes it, with its trace. */
final class InterlockJudge implements Judge {
    private final SceneView view;

    InterlockJudge(Scene scene) {
        view = new SceneView(scene);
    }

    @Override
    public String judge(OrderCommand order, Instant now) {
        RoutingDecision decision = Decisions.decide(order, view, now);
        return decision.oms() == null ? REJECTED : decision.oms();
    }
}
