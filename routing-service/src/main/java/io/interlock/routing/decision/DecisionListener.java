package io.interlock.routing.decision;

import io.interlock.events.RoutingDecision;

/** Told of each decision on the command loop's thread: must not wait, must not throw. */
@FunctionalInterface
public interface DecisionListener {
    void decided(RoutingDecision decision);
}
