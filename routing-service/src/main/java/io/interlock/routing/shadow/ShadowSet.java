package io.interlock.routing.shadow;

import io.interlock.events.OrderCommand;
import io.interlock.events.RoutingPolicy;
import io.interlock.events.SymbolState;
import io.interlock.routing.control.PolicyIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The policies in force, the same with a draft among them, and what the two differ in.
 *
 * @param differing the draft, and the version in force that it would replace
 */
public record ShadowSet(PolicyIndex without, PolicyIndex with, PolicyIndex differing) {

    public static ShadowSet of(Collection<RoutingPolicy> inForce, RoutingPolicy draft) {
        List<RoutingPolicy> with = new ArrayList<>();
        List<RoutingPolicy> differing = new ArrayList<>(List.of(draft));
        for (RoutingPolicy policy : inForce) {
            (policy.id().equals(draft.id()) ? differing : with).add(policy);
        }
        with.add(draft);
        return new ShadowSet(
                new PolicyIndex(inForce), new PolicyIndex(with), new PolicyIndex(differing));
    }

    /** Whether the draft can make a difference for an order. */
    public boolean isAbout(OrderCommand command, SymbolState symbol, Instant now) {
        return !differing.about(command, symbol, now).isEmpty();
    }
}
